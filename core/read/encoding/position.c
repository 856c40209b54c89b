#include "read/encoding/encoding.h"

engross_position engross_position_at(const char *data, size_t offset) {
    engross_position position = {1, 1};
    for (size_t i = 0; i < offset; i++) {
        bool pair = data[i] == '\r' && data[i + 1] == '\n';
        if (pair)
            continue;
        if (data[i] == '\n' || data[i] == '\r') {
            position.line++;
            position.column = 1;
        } else if (((unsigned char)data[i] & 0xC0) != 0x80) {
            position.column++;
        }
    }
    return position;
}
