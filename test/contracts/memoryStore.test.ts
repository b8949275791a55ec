import { MemoryDisk, MemoryStore } from '../../shared/replica/MemoryStore.ts'
import { storeContract } from './storeContract.ts'

const disks = new Map<string, MemoryDisk>()

storeContract('MemoryStore', async (database) => {
  const disk = disks.get(database) ?? new MemoryDisk()
  disks.set(database, disk)
  return new MemoryStore(disk)
})
