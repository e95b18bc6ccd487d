// SHA-256 of what comes piece by piece. For a file or a string that is there whole: fs.h.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

struct evp_md_ctx_st;  // OpenSSL's EVP_MD_CTX

namespace cloze {

// One thread.
class Sha256 {
 public:
  Sha256();
  void add(const void* data, size_t size);
  std::string finish();  // lower-case hexadecimal; once, and last

 private:
  std::unique_ptr<evp_md_ctx_st, void (*)(evp_md_ctx_st*)> m_context;
};

}  // namespace cloze
