export { countryName, countryOptions } from '../../ui/countries.ts'
