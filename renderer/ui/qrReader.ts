import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
// The library's default loads this file from the internet.
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

prepareZXingModule({ overrides: { locateFile: () => wasmUrl } })

/** Text of the first QR code in a picture or camera frame; null when there is none, or the file is no picture. */
export const readQr = async (image: ImageData | Blob): Promise<string | null> => {
  try {
    const found = await readBarcodes(image, {
      formats: ['QRCode'],
      tryHarder: image instanceof Blob,
      maxNumberOfSymbols: 1,
    })
    return found[0]?.text || null
  } catch {
    return null
  }
}
