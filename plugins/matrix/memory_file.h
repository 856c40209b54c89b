/* Files that are in memory only: a worker may write no others. */
#ifndef ENGROSS_MATRIX_MEMORY_FILE_H
#define ENGROSS_MATRIX_MEMORY_FILE_H

/* A new one's descriptor, or -1. */
int engross_matrix_memory_file(void);

#endif
