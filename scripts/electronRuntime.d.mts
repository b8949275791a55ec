export declare const electronPath: () => string | null
export declare const obtainElectron: (say: (line: string) => void) => Promise<string | null>
