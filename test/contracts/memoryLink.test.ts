import { linkPair } from '../support/network/memoryLink.ts'
import { linkContract } from './linkContract.ts'

linkContract('a link in memory', async () => linkPair())
