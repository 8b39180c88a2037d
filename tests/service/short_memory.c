// SPDX-License-Identifier: Apache-2.0
// Preloaded into the workers by machine_memory.mjs: so large a share of the calls for memory fails as a file says that all
// of them map. libfiu does the same, but its thread that hears commands asks for memory too, and is deaf once it gets none.
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t number, size_t size);
extern void *__libc_realloc(void *block, size_t size);

// How many of 2^32 calls fail, and how often that was said: a process that was started since has all the memory.
static const volatile uint32_t *said;
static uint32_t said_before;
static uint32_t chance;

// glibc gives constructors what it gives to main. The supervisor has all the memory.
__attribute__((constructor)) static void begin(int count, char **words) {
    const char *const path = getenv("MRKO_TEST_SHARE_OF_MALLOC");
    int is_worker = 0;
    for (int place = 1; place < count; ++place) {
        is_worker = is_worker || strcmp(words[place], "--worker") == 0;
    }
    const int file = path != NULL && is_worker ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0) {
        return;
    }
    chance = (uint32_t)getpid() * 2654435761U | 1U;
    void *const mapped = mmap(NULL, 2 * sizeof *said, PROT_READ, MAP_SHARED, file, 0);
    close(file);
    if (mapped != MAP_FAILED) {
        said = mapped;
        said_before = said[1];
    }
}

static int is_refused(void) {
    if (said == NULL || said[0] == 0 || said[1] == said_before) {
        return 0;
    }
    // xorshift: the same for the same process and the same calls.
    chance ^= chance << 13;
    chance ^= chance >> 17;
    chance ^= chance << 5;
    if (chance >= said[0]) {
        return 0;
    }
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size) {
    return is_refused() ? NULL : __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    return is_refused() ? NULL : __libc_calloc(number, size);
}

void *realloc(void *block, size_t size) {
    return is_refused() ? NULL : __libc_realloc(block, size);
}
