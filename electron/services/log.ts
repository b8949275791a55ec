import log from 'electron-log/main.js'

// What people write or are called never goes into the log: it is what they send us when they ask for help.
log.transports.file.level = 'info'
log.transports.file.maxSize = 1024 * 1024
log.transports.console.level = process.env.VMESTE_LOG ? 'debug' : 'error'

/** `userData/logs/main.log`, one megabyte and its predecessor. */
export { log }
