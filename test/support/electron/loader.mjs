// `node --import loader.mjs main.js`: whoever imports or requires `electron` gets the stand-in.
import Module, { register } from 'node:module'
import { pathToFileURL } from 'node:url'

const standIn = pathToFileURL(process.env.VMESTE_STAND_IN_MODULE).href
register(
  `data:text/javascript,${encodeURIComponent(
    `export const resolve = (name, context, next) =>
       name === 'electron' ? { url: ${JSON.stringify(standIn)}, shortCircuit: true } : next(name, context)`,
  )}`,
)

const electron = await import(standIn)
const load = Module._load
Module._load = function (name, ...rest) {
  return name === 'electron' ? electron : load.call(this, name, ...rest)
}
