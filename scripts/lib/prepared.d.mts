/** Absolute path of the directory of the programs prepared of the present sources, whether it is there or not. */
export declare function preparedPrograms(): string;
