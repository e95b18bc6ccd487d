#include <core/base/checked_json.h>
#include <core/base/utf8.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <vector>

namespace cloze {
namespace {

constexpr size_t kMaxDepth = 64;

// Looks at structure only, before anything is built: depth, repeated keys, and where the text goes wrong.
class StructureCheck : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit StructureCheck(size_t size) : m_size(size) {}

  std::string problem;
  std::string twice;  // the key, where that is the problem
  size_t byte = 0;    // of a syntax error; 0 where the problem is one of ours

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return open(); }
  bool start_array(std::size_t) override { return open(); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    if (m_keys.back().insert(name).second) return true;
    problem = "the key " + quotedName(name) + " stands twice in one object; keep one of them";
    twice = name;
    return false;
  }
  bool parse_error(std::size_t position, const std::string& token, const nlohmann::json::exception& error) override {
    byte = position;
    problem = error.id == 406     ? "it holds the number " + token.substr(0, 40) + ", which is too large to be read"
              : position > m_size ? "it is not valid JSON but ends in the middle; a part is missing"
                                  : "it is not valid JSON here";
    return false;
  }

 private:
  bool open() {
    m_keys.emplace_back();
    if (m_keys.size() <= kMaxDepth) return true;
    problem = "its objects and lists are nested deeper than " + std::to_string(kMaxDepth) + " levels";
    return false;
  }
  bool close() {
    m_keys.pop_back();
    return true;
  }
  size_t m_size;  // of the text
  std::vector<std::set<std::string>> m_keys;
};

bool startsWithNoCase(std::string_view text, std::string_view lowerCase) {
  return text.size() >= lowerCase.size() &&
         std::equal(lowerCase.begin(), lowerCase.end(), text.begin(),
                    [](char a, char b) { return a == static_cast<char>(std::tolower(static_cast<unsigned char>(b))); });
}

}  // namespace

int64_t lineOfByte(std::string_view text, size_t byte) {
  return 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size())), '\n');
}

std::string quotedName(std::string_view name) {
  std::string out = "\"";
  for (size_t i = 0; i < name.size() && i < 80;) {
    const size_t start = i;
    const uint32_t codePoint = decodeUtf8(name, &i);
    if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)) {
      out += '?';
    } else if (codePoint == 0xfffd) {
      appendUtf8(codePoint, &out);
    } else {
      out.append(name.substr(start, i - start));
    }
  }
  return out + (name.size() > 80 ? "...\"" : "\"");
}

std::string describeForeignContent(std::string_view bytes) {
  const bool byteOrderMark = bytes.substr(0, 3) == "\xef\xbb\xbf";
  std::string_view text = byteOrderMark ? bytes.substr(3) : bytes;
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
  if (text.substr(0, 24) == "version https://git-lfs." || text.substr(0, 27) == "version https://hawser.gith") {
    return "a Git LFS pointer, not the file itself: run \"git lfs pull\" in the folder it was cloned into, or download "
           "the "
           "file from the model's page";
  }
  for (const std::string_view tag : {"<!doctype", "<html", "<head", "<?xml", "<!--"}) {
    if (startsWithNoCase(text, tag)) {
      return "a web page saved under this name, as a failed download or a log-in page leaves it: download the file "
             "again";
    }
  }
  if (bytes.substr(0, 4) == "PK\x03\x04") {
    return "a zip archive (a PyTorch file, perhaps): Cloze reads safetensors. Open it with Transformers and save it "
           "again with save_pretrained()";
  }
  if (bytes.size() >= 2 && bytes[0] == '\x80' && bytes[1] >= 2 && bytes[1] <= 5) {
    return "a Python pickle (an old PyTorch file): Cloze reads safetensors. Open it with Transformers and save it "
           "again "
           "with save_pretrained()";
  }
  if (bytes.substr(0, 2) == "\x1f\x8b") return "compressed with gzip: unpack it first";
  if (bytes.substr(0, 8) == "\x89HDF\r\n\x1a\n") {
    return "an HDF5 file of Keras: Cloze reads safetensors. Open it with Transformers and save it again";
  }
  return {};
}

Status checkJsonObject(std::string_view text, const std::string& source) {
  if (const std::string foreign = describeForeignContent(text.substr(0, 512)); !foreign.empty()) {
    return fileError(ErrorCode::InvalidData, source, "This is " + foreign + ".");
  }
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);  // the parser drops a byte order mark as well
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return fileError(ErrorCode::InvalidData, source, "The file is empty; a JSON object was expected. Fetch it again.");
  }
  if (const size_t bad = firstInvalidUtf8(text); bad != std::string_view::npos) {
    return fileError(ErrorCode::InvalidData, source,
                     "The file is not UTF-8 text here; JSON must be. Fetch or save it again.", lineOfByte(text, bad));
  }
  // The parser takes a NUL byte for the end of the text, and would let anything stand behind it.
  if (const size_t nul = text.find('\0'); nul != std::string_view::npos) {
    return fileError(ErrorCode::InvalidData, source,
                     "The file contains NUL bytes, so it is damaged or no text file. Fetch it again.",
                     lineOfByte(text, nul));
  }
  StructureCheck check(text.size());
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &check)) {
    std::optional<int64_t> line;
    if (check.byte > 0) line = lineOfByte(text, check.byte - 1);
    Error error = fileError(
        ErrorCode::InvalidData, source,
        "The file cannot be read: " + check.problem + ". Correct it, fetch it again, or bring back a whole copy.",
        line);
    if (!check.twice.empty()) error.field = check.twice;
    return error;
  }
  if (const char first = text[text.find_first_not_of(" \t\r\n")]; first != '{') {
    return fileError(ErrorCode::InvalidData, source,
                     std::string("The file holds a JSON ") + (first == '[' ? "array" : "value") +
                         "; an object was expected, in braces. Fetch it again.");
  }
  return {};
}

Result<nlohmann::json> parseJsonObject(std::string_view text, const std::string& source) {
  CLOZE_TRY(checkJsonObject(text, source));
  return nlohmann::json::parse(text.begin(), text.end());
}

}  // namespace cloze
