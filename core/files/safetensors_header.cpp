#include <core/base/checked_json.h>
#include <core/files/safetensors_header.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <unordered_set>
#include <utility>

namespace cloze {
namespace {

constexpr uint64_t kMaxHeaderBytes = 100'000'000;
constexpr size_t kMaxRank = 32;

struct DtypeEntry {
  Dtype dtype;
  const char* name;
  size_t bytes;
};
constexpr std::array<DtypeEntry, 13> kDtypes = {{{Dtype::Bool, "BOOL", 1},
                                                 {Dtype::U8, "U8", 1},
                                                 {Dtype::I8, "I8", 1},
                                                 {Dtype::I16, "I16", 2},
                                                 {Dtype::U16, "U16", 2},
                                                 {Dtype::F16, "F16", 2},
                                                 {Dtype::BF16, "BF16", 2},
                                                 {Dtype::I32, "I32", 4},
                                                 {Dtype::U32, "U32", 4},
                                                 {Dtype::F32, "F32", 4},
                                                 {Dtype::F64, "F64", 8},
                                                 {Dtype::I64, "I64", 8},
                                                 {Dtype::U64, "U64", 8}}};

// Builds the entries while the text is read, so that a header never becomes a tree of JSON values and a repeated key is
// seen (the tree would silently keep the last).
class HeaderReader : public nlohmann::json_sax<nlohmann::json> {
 public:
  SafetensorsHeader header;
  std::string problem;
  std::string field;  // the tensor concerned
  ErrorCode code = ErrorCode::InvalidData;

  bool null() override { return scalar("null"); }
  bool boolean(bool) override { return scalar("a truth value"); }
  bool number_integer(number_integer_t) override { return scalar("a negative number"); }
  bool number_float(number_float_t, const string_t&) override { return scalar("a number that is not a whole one"); }
  bool binary(binary_t&) override { return scalar("binary data"); }

  bool number_unsigned(number_unsigned_t value) override {
    if (m_place == Place::Shape) {
      if (value > static_cast<uint64_t>(std::numeric_limits<int64_t>::max()))
        return wrong("a size in its shape is too large");
      if (m_entry.shape.size() >= kMaxRank) {
        return wrong("it has more than " + std::to_string(kMaxRank) + " dimensions");
      }
      m_entry.shape.push_back(static_cast<int64_t>(value));
      return true;
    }
    if (m_place == Place::Offsets) {
      if (m_offsets >= 2) return wrong("data_offsets must hold two numbers");
      (m_offsets == 0 ? m_entry.begin : m_entry.end) = value;
      ++m_offsets;
      return true;
    }
    return scalar("a number");
  }

  bool string(string_t& value) override {
    if (m_place == Place::MetadataValue) {
      header.metadata[m_key] = std::move(value);
      m_place = Place::Metadata;
      return true;
    }
    if (m_place != Place::DtypeValue) return scalar("text");
    const auto* found = std::find_if(kDtypes.begin(), kDtypes.end(), [&](const auto& e) { return value == e.name; });
    if (found == kDtypes.end()) {
      code = ErrorCode::Unsupported;
      return wrong("its numbers are of type " + quotedName(value) + ", which Cloze does not read; convert it to F32");
    }
    m_entry.dtype = found->dtype;
    m_place = Place::Tensor;
    return true;
  }

  bool key(string_t& name) override {
    if (m_place == Place::Top) return topKey(name);
    if (m_place == Place::Metadata) {
      if (header.metadata.contains(name)) return wrong("__metadata__ has the key " + quotedName(name) + " twice");
      m_key = name;
      m_place = Place::MetadataValue;
      return true;
    }
    return tensorKey(name);  // the parser calls key() inside objects only
  }

  bool start_object(std::size_t) override {
    if (m_place == Place::Outside) return go(Place::Top);
    if (m_place == Place::TensorValue) return go(Place::Tensor);
    if (m_place == Place::MetadataObject) return go(Place::Metadata);
    return scalar("an object");
  }

  bool end_object() override {
    if (m_place == Place::Top) return go(Place::Outside);
    if (m_place == Place::Metadata) return go(Place::Top);
    if (m_seen != kAllKeys) return wrong("it lacks dtype, shape or data_offsets");
    header.entries.push_back(std::move(m_entry));
    field.clear();
    return go(Place::Top);
  }

  bool start_array(std::size_t) override {
    if (m_place == Place::ShapeValue) return go(Place::Shape);
    if (m_place == Place::OffsetsValue) return go(Place::Offsets);
    return scalar("a list");
  }

  bool end_array() override {
    if (m_place == Place::Offsets && m_offsets != 2) return wrong("data_offsets must hold two numbers");
    return go(Place::Tensor);
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override {
    problem = "its header is not valid JSON at byte " + std::to_string(position + 7);
    return false;
  }

 private:
  enum class Place {
    Outside,
    Top,
    TensorValue,
    Tensor,
    DtypeValue,
    ShapeValue,
    Shape,
    OffsetsValue,
    Offsets,
    MetadataObject,
    Metadata,
    MetadataValue
  };
  static constexpr int kAllKeys = 7;

  bool go(Place place) {
    m_place = place;
    return true;
  }
  bool wrong(std::string what) {
    problem = (field.empty() ? std::string() : "the tensor " + quotedName(field) + ": ") + std::move(what);
    return false;
  }
  bool scalar(const char* kind) {
    return wrong(m_place == Place::MetadataValue
                     ? "__metadata__ holds " + std::string(kind) + "; only text may stand there"
                 : m_place == Place::Outside ? "its header must be a JSON object"
                                             : std::string(kind) + " stands where the format has none");
  }
  bool topKey(const std::string& name) {
    if (!m_names.insert(name).second) return wrong("the header has the name " + quotedName(name) + " twice");
    if (name == "__metadata__") return go(Place::MetadataObject);
    m_entry = {};
    m_entry.name = field = name;
    m_offsets = m_seen = 0;
    return go(Place::TensorValue);
  }
  bool tensorKey(const std::string& name) {
    constexpr std::array<std::pair<std::string_view, Place>, 3> kKeys = {
        {{"dtype", Place::DtypeValue}, {"shape", Place::ShapeValue}, {"data_offsets", Place::OffsetsValue}}};
    for (size_t i = 0; i < kKeys.size(); ++i) {
      if (name != kKeys[i].first) continue;
      if (m_seen & (1 << i)) return wrong("it has " + name + " twice");
      m_seen |= 1 << i;
      return go(kKeys[i].second);
    }
    code = ErrorCode::Unsupported;
    return wrong("it has the key " + quotedName(name) +
                 ", which the format does not know; save it again with the safetensors library");
  }

  Place m_place = Place::Outside;
  SafetensorsEntry m_entry;
  std::string m_key;
  std::unordered_set<std::string> m_names;
  int m_offsets = 0, m_seen = 0;
};

Error headerError(const std::string& source, const std::string& what, const std::string& field = {},
                  ErrorCode code = ErrorCode::InvalidData) {
  const char* remedy = code == ErrorCode::InvalidData ? "; fetch it again." : ".";
  Error error = fileError(code, source, "This safetensors file cannot be read: " + what + remedy);
  error.field = field;
  return error;
}

bool looksLikeText(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 16);
  return !head.empty() && std::all_of(head.begin(), head.end(), [](char c) {
    return (c >= 0x20 && c < 0x7f) || c == '\n' || c == '\r' || c == '\t';
  });
}

// The rules about where data lies: from 0, without a hole or an overlap, each as long as its shape says, to the end.
Status checkLayout(const SafetensorsHeader& header, uint64_t dataBytes, const std::string& source) {
  uint64_t position = 0;
  for (const SafetensorsEntry& entry : header.entries) {
    const std::string name = "the tensor " + quotedName(entry.name);
    if (entry.end < entry.begin) return headerError(source, name + " ends before it begins", entry.name);
    if (entry.begin < position) return headerError(source, name + " overlaps the one before it", entry.name);
    if (entry.begin > position) {
      return headerError(source,
                         name + " leaves a hole of " + std::to_string(entry.begin - position) + " bytes before it",
                         entry.name);
    }
    const std::optional<uint64_t> bytes = tensorBytes(entry.dtype, entry.shape);
    if (!bytes || *bytes != entry.end - entry.begin) {
      return headerError(source,
                         name + " takes " + std::to_string(entry.end - entry.begin) + " bytes, which its shape " +
                             shapeText(entry.shape) + " of " + dtypeName(entry.dtype) + " does not",
                         entry.name);
    }
    position = entry.end;
  }
  if (position > dataBytes) {
    return headerError(source, "its header describes " + std::to_string(position) + " bytes of data and " +
                                   std::to_string(dataBytes) +
                                   " are there, so it was cut off while being written or downloaded");
  }
  if (position < dataBytes) {
    return headerError(source, std::to_string(dataBytes - position) + " bytes follow behind the last tensor");
  }
  return {};
}

}  // namespace

const char* dtypeName(Dtype dtype) {
  return kDtypes[static_cast<size_t>(dtype)].name;
}
size_t dtypeBytes(Dtype dtype) {
  return kDtypes[static_cast<size_t>(dtype)].bytes;
}

std::optional<uint64_t> tensorBytes(Dtype dtype, const std::vector<int64_t>& shape) {
  uint64_t product = dtypeBytes(dtype);
  for (const int64_t size : shape) {
    if (size < 0 || __builtin_mul_overflow(product, static_cast<uint64_t>(size), &product)) return {};
  }
  return product;
}

std::string shapeText(const std::vector<int64_t>& shape) {
  std::string out = "[";
  for (const int64_t size : shape) out += (out.size() > 1 ? ", " : "") + std::to_string(size);
  return out + "]";
}

Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view bytes, const std::string& source) {
  if (bytes.empty()) return fileError(ErrorCode::InvalidData, source, "The file is empty; fetch it again.");
  if (const std::string foreign = describeForeignContent(bytes.substr(0, 512)); !foreign.empty()) {
    return fileError(ErrorCode::InvalidData, source, "This is " + foreign + ".");
  }
  if (looksLikeText(bytes)) {
    return fileError(ErrorCode::InvalidData, source,
                     "This is a text file beginning with " + quotedName(bytes.substr(0, 60)) +
                         ", not weights: an error message saved in their place, perhaps. Download the file again.");
  }
  if (bytes.size() < 8) return headerError(source, "it has only " + std::to_string(bytes.size()) + " bytes");
  uint64_t length = 0;
  for (size_t i = 0; i < 8; ++i) length |= static_cast<uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  if (length > kMaxHeaderBytes) {
    return headerError(source,
                       "its header claims " + std::to_string(length) +
                           " bytes, more than the format allows (100000000), so it is damaged or something else");
  }
  if (length > bytes.size() - 8) {
    return headerError(source, "its header claims " + std::to_string(length) + " bytes and the file has " +
                                   std::to_string(bytes.size()) +
                                   ", so it was cut off while being written or downloaded");
  }
  const std::string_view text = bytes.substr(8, length);
  if (text.empty() || text.front() != '{') return headerError(source, "its header does not begin with \"{\"");
  // The parser takes a NUL byte for the end of the text, and would let anything stand behind it.
  if (text.find('\0') != std::string_view::npos) return headerError(source, "its header contains a NUL byte");
  HeaderReader reader;
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &reader)) {
    return headerError(source, reader.problem, reader.field, reader.code);
  }
  auto& entries = reader.header.entries;
  std::sort(entries.begin(), entries.end(), [](const SafetensorsEntry& a, const SafetensorsEntry& b) {
    return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
  });
  CLOZE_TRY(checkLayout(reader.header, bytes.size() - 8 - length, source));
  return std::move(reader.header);
}

}  // namespace cloze
