// Whether this program is built with a sanitizer, which takes memory limits and the like away from a test. GCC and clang
// say so in different words.
#pragma once

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CLOZE_ADDRESS_SANITIZER 1
#endif
#if __has_feature(thread_sanitizer)
#define CLOZE_THREAD_SANITIZER 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define CLOZE_ADDRESS_SANITIZER 1
#endif
#if defined(__SANITIZE_THREAD__)
#define CLOZE_THREAD_SANITIZER 1
#endif
