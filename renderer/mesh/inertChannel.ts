/**
 * What simple-peer gets when it asks for its data channel. It never opens, so simple-peer never reports `connect`, and
 * y-webrtc never starts to sync the document that nobody reads.
 */
export const inertChannel = (label: string): RTCDataChannel =>
  ({
    label,
    readyState: 'connecting',
    bufferedAmount: 0,
    bufferedAmountLowThreshold: 0,
    send: () => {},
    close: () => {},
  }) as unknown as RTCDataChannel
