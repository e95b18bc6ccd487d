#include <core/base/fs.h>
#include <core/files/safetensors.h>
#include <core/files/safetensors_header.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <tests/core/base/temp_folder.h>
#include <tests/core/files/remedy.h>
#include <tests/core/files/safetensors_bytes.h>

#include <cerrno>
#include <cstring>
#include <limits>

namespace cloze {
namespace {

using testing::HasSubstr;

struct BadFile {
  const char* name;
  std::string bytes;
  const char* message;  // a part of it
  ErrorCode code = ErrorCode::InvalidData;
};
void PrintTo(const BadFile& row, std::ostream* out) {
  *out << row.name;
}

std::string one(const std::string& shape, const std::string& offsets, size_t dataBytes,
                const std::string& dtype = "F32") {
  return safetensorsBytes(
      R"({"a":{"dtype":")" + dtype + R"(","shape":)" + shape + R"(,"data_offsets":)" + offsets + "}}", dataBytes);
}
std::string two(const std::string& offsetsA, const std::string& offsetsB, size_t dataBytes) {
  return safetensorsBytes(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":)" + offsetsA +
                              R"(},"b":{"dtype":"F32","shape":[2],"data_offsets":)" + offsetsB + "}}",
                          dataBytes);
}

const std::string kDeep = std::string(200'000, '[');

class BadSafetensors : public testing::TestWithParam<BadFile> {};

TEST_P(BadSafetensors, isRefusedWithASentence) {
  const TempFolder folder;
  const auto file = folder / "model.safetensors";
  writeText(file, GetParam().bytes);
  const auto opened = SafetensorsFile::open(file);
  ASSERT_FALSE(opened.ok());
  EXPECT_THAT(opened.error().message, HasSubstr(GetParam().message));
  EXPECT_EQ(opened.error().code, GetParam().code);
  EXPECT_EQ(opened.error().file, file.string());
  EXPECT_LT(opened.error().message.size(), 500u);
  EXPECT_TRUE(saysWhatToDo(opened.error().message)) << opened.error().message;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BadSafetensors,
    testing::Values(
        BadFile{"empty", "", "empty"}, BadFile{"seven_bytes", std::string("\1\0\0\0\0\0\0", 7), "only 7 bytes"},
        BadFile{"length_only", littleEndian64(2), "cut off"},
        BadFile{"no_header", littleEndian64(0), "does not begin with"},
        BadFile{"header_bomb", littleEndian64(std::numeric_limits<uint64_t>::max()) + "{}",
                "more than the format allows"},
        BadFile{"header_bomb_within_limit", littleEndian64(99'999'999) + "{}", "cut off"},
        BadFile{"header_one_too_long", littleEndian64(100'000'001) + "{}", "more than the format allows"},
        BadFile{"truncated_header", littleEndian64(100) + R"({"a":{"dtype")", "cut off"},
        BadFile{"truncated_data", one("[2]", "[0,8]", 7), "cut off"},
        BadFile{"data_left_over", one("[2]", "[0,8]", 9), "1 bytes follow"},
        BadFile{"header_is_list", safetensorsBytes("[]", 0), "does not begin with"},
        BadFile{"leading_space", safetensorsBytes(" {}", 0), "does not begin with"},
        BadFile{"not_json", safetensorsBytes("{nope}", 0), "not valid JSON at byte 10"},
        BadFile{"text_behind", safetensorsBytes("{}x", 0), "not valid JSON"},
        BadFile{"nul_behind", safetensorsBytes(std::string("{}\0", 3), 0), "NUL byte"},
        BadFile{"invalid_utf8", safetensorsBytes("{\"\xff\":1}", 0), "not valid JSON"},
        BadFile{"deep_list", safetensorsBytes("{\"a\":" + kDeep, 0), "stands where the format has none"},
        BadFile{"deep_shape", one("[[[[1]]]]", "[0,4]", 4), "stands where the format has none"},
        BadFile{"tensor_is_number", safetensorsBytes(R"({"a":1})", 0), "stands where the format has none"},
        BadFile{"tensor_twice",
                safetensorsBytes(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
                                 R"("a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})",
                                 8),
                "has the name \"a\" twice"},
        BadFile{"tensor_twice_by_escape",
                safetensorsBytes(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
                                 R"("\u0061":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})",
                                 8),
                "has the name \"a\" twice"},
        BadFile{"field_twice", safetensorsBytes(R"({"a":{"dtype":"F32","dtype":"F32"}})", 0), "has dtype twice"},
        BadFile{"field_missing", safetensorsBytes(R"({"a":{"dtype":"F32","shape":[1]}})", 4), "lacks dtype, shape or"},
        BadFile{"field_unknown", safetensorsBytes(R"({"a":{"scale":1}})", 0), "the key \"scale\"",
                ErrorCode::Unsupported},
        BadFile{"metadata_twice", safetensorsBytes(R"({"__metadata__":{},"__metadata__":{}})", 0), "twice"},
        BadFile{"metadata_key_twice", safetensorsBytes(R"({"__metadata__":{"k":"1","k":"2"}})", 0), "twice"},
        BadFile{"metadata_number", safetensorsBytes(R"({"__metadata__":{"k":1}})", 0), "only text may stand there"},
        BadFile{"metadata_text", safetensorsBytes(R"({"__metadata__":"pt"})", 0), "stands where the format has none"},
        BadFile{"unknown_dtype", one("[4]", "[0,4]", 4, "F8_E4M3"), "\"F8_E4M3\"", ErrorCode::Unsupported},
        BadFile{"dtype_number", safetensorsBytes(R"({"a":{"dtype":1}})", 0), "stands where the format has none"},
        BadFile{"wrong_dtype_size", one("[2]", "[0,8]", 8, "F64"), "which its shape [2] of F64 does not"},
        BadFile{"wrong_shape", one("[3]", "[0,8]", 8), "which its shape [3] of F32 does not"},
        BadFile{"negative_size", one("[-1]", "[0,8]", 8), "a negative number"},
        BadFile{"fractional_size", one("[1.5]", "[0,8]", 8), "not a whole one"},
        BadFile{"huge_size", one("[9223372036854775808]", "[0,8]", 8), "too large"},
        BadFile{"product_overflows", one("[4294967296,4294967296]", "[0,0]", 0), "which its shape"},
        BadFile{"product_overflows_to_fit", one("[4611686018427387906]", "[0,8]", 8), "which its shape"},
        BadFile{"overflow_before_zero", one("[9223372036854775807,9,0]", "[0,0]", 0), "which its shape"},
        BadFile{"rank_bomb",
                one(
                    "[1" +
                        [] {
                          std::string ones;
                          for (int i = 0; i < 5000; ++i) ones += ",1";
                          return ones;
                        }() +
                        "]",
                    "[0,4]", 4),
                "more than 32 dimensions"},
        BadFile{"one_offset", one("[1]", "[0]", 4), "must hold two numbers"},
        BadFile{"three_offsets", one("[1]", "[0,4,8]", 4), "must hold two numbers"},
        BadFile{"ends_before_begin", one("[2]", "[8,0]", 8), "ends before it begins"},
        BadFile{"hole_at_start", one("[2]", "[4,12]", 12), "hole of 4 bytes"},
        BadFile{"hole_between", two("[0,8]", "[12,20]", 20), "hole of 4 bytes"},
        BadFile{"overlap", two("[0,8]", "[4,12]", 12), "overlaps"},
        BadFile{"same_place", two("[0,8]", "[0,8]", 8), "overlaps"},
        BadFile{"offset_near_2_64", one("[2]", "[18446744073709551608,18446744073709551615]", 8), "hole of"},
        BadFile{"lfs_pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 90868376\n",
                "Git LFS pointer"},
        BadFile{"html_page", "<!DOCTYPE html>\n<html><body>Sign in</body></html>", "web page"},
        BadFile{"html_page_with_space", "\r\n  <HTML lang=en>", "web page"},
        BadFile{"plain_error_text", "Entry not found, try again", "beginning with \"Entry not found, try again\""},
        BadFile{"json_error_text", R"({"error":"Repository not found"})", "text file beginning with"},
        BadFile{"pytorch_zip", std::string("PK\3\4") + std::string(60, '\0'), "zip archive"},
        BadFile{"pickle", std::string("\x80\2}q\0.", 6), "pickle"}),
    [](const auto& row) { return row.param.name; });

TEST(Safetensors, acceptsWhatTheFormatAllows) {
  const TempFolder folder;
  const auto file = folder / "a.safetensors";
  writeText(file,
            safetensorsBytes(R"({"__metadata__":{"format":"pt"},"z":{"dtype":"I64","shape":[],"data_offsets":[0,8]},)"
                             R"("empty":{"dtype":"F32","shape":[0,3],"data_offsets":[8,8]},)"
                             R"("b":{"data_offsets":[8,11],"shape":[3],"dtype":"U8"}}   )",
                             11));
  const auto opened = SafetensorsFile::open(file);
  ASSERT_TRUE(opened.ok()) << opened.error().toString();
  const SafetensorsFile& tensors = **opened;
  ASSERT_EQ(tensors.tensors().size(), 3u);
  EXPECT_EQ(tensors.tensors()[0].name, "b");  // sorted by name
  EXPECT_EQ(tensors.find("b")->data[2], std::byte{10});
  EXPECT_EQ(tensors.find("b")->dtype, Dtype::U8);
  EXPECT_TRUE(tensors.find("empty")->data.empty());
  EXPECT_TRUE(tensors.find("z")->shape.empty());
  EXPECT_EQ(tensors.find("nothing"), nullptr);
  EXPECT_EQ(tensors.metadata().at("format"), "pt");
}

TEST(Safetensors, noTensorsAtAllIsAFile) {
  const TempFolder folder;
  writeText(folder / "a.safetensors", safetensorsBytes("{}", 0));
  const auto opened = SafetensorsFile::open(folder / "a.safetensors");
  ASSERT_TRUE(opened.ok()) << opened.error().toString();
  EXPECT_TRUE((*opened)->tensors().empty());
}

TEST(Safetensors, missingFileIsNamed) {
  const auto opened = SafetensorsFile::open("/nonexistent/model.safetensors");
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().code, ErrorCode::NotFound);
  EXPECT_EQ(opened.error().file, "/nonexistent/model.safetensors");
}

// Opening a pipe that nobody writes into would wait for ever.
TEST(Safetensors, aPipeIsNoFile) {
  const TempFolder folder;
  ASSERT_EQ(::mkfifo((folder / "a.safetensors").c_str(), 0600), 0);
  const auto opened = SafetensorsFile::open(folder / "a.safetensors");
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().file, (folder / "a.safetensors").string());
  EXPECT_THAT(opened.error().message, ::testing::HasSubstr("Is a pipe"));
}

TEST(Safetensors, everyPrefixOfAFileIsRefused) {
  const std::string whole = two("[0,8]", "[8,16]", 16);
  ASSERT_TRUE(parseSafetensorsHeader(whole, "whole").ok());
  for (size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(parseSafetensorsHeader(std::string_view(whole).substr(0, size), "part").ok()) << size;
  }
}

// Whatever one byte becomes, the answer is an error or entries that lie inside the data.
TEST(Safetensors, changedBytesNeverReachOutside) {
  const std::string whole = two("[0,8]", "[8,16]", 16);
  const size_t headerEnd = whole.size() - 16;
  for (size_t at = 0; at < headerEnd; ++at) {
    for (int value = 0; value < 256; value += 5) {
      std::string bytes = whole;
      bytes[at] = static_cast<char>(value);
      const auto parsed = parseSafetensorsHeader(bytes, "changed");
      if (!parsed.ok()) continue;
      for (const SafetensorsEntry& entry : parsed->entries) EXPECT_LE(entry.end, 16u);
    }
  }
}

TEST(SafetensorsSave, readsBackWhatItWrote) {
  const TempFolder folder;
  const auto file = folder / "model.safetensors";
  const std::vector<double> wide = {1.5, -2.0};
  const std::vector<float> narrow = {1, 2, 3, 4, 5, 6};
  const std::vector<uint8_t> bytes = {7, 8, 9};
  const std::vector<TensorToSave> tensors = {
      {"c", Dtype::U8, {3}, std::as_bytes(std::span(bytes))},
      {"b \"quoted\" \xc3\xa9", Dtype::F32, {2, 3}, std::as_bytes(std::span(narrow))},
      {"nothing", Dtype::F32, {0}, {}},
      {"z", Dtype::F64, {2}, std::as_bytes(std::span(wide))},
  };
  const Status saved = saveSafetensors(file, tensors, {{"step", "7"}});
  ASSERT_TRUE(saved.ok()) << saved.error().toString();
  const auto opened = SafetensorsFile::open(file);
  ASSERT_TRUE(opened.ok()) << opened.error().toString();
  EXPECT_EQ((*opened)->metadata(), (std::map<std::string, std::string>{{"format", "pt"}, {"step", "7"}}));
  for (const TensorToSave& tensor : tensors) {
    const TensorView* view = (*opened)->find(tensor.name);
    ASSERT_NE(view, nullptr) << tensor.name;
    EXPECT_EQ(view->dtype, tensor.dtype);
    EXPECT_EQ(view->shape, tensor.shape);
    ASSERT_EQ(view->data.size(), tensor.data.size());
    if (!tensor.data.empty()) {
      EXPECT_EQ(std::memcmp(view->data.data(), tensor.data.data(), tensor.data.size()), 0);
    }
  }
  // Widest numbers first, so that each tensor lies aligned.
  const std::string text = readText(file);
  EXPECT_LT(text.find("\"z\""), text.find("\"nothing\""));
  EXPECT_LT(text.find("\"nothing\""), text.find("\"c\""));
  EXPECT_EQ((*opened)->find("z")->data.data() - (*opened)->find("c")->data.data(), -8 * 2 - 4 * 6);
  EXPECT_EQ(reinterpret_cast<uintptr_t>((*opened)->find("z")->data.data()) % 8, 0u);
}

TEST(SafetensorsSave, leavesTheOldFileWhereItCannotWrite) {
  const TempFolder folder;
  const auto file = folder / "model.safetensors";
  const std::vector<float> data(1 << 16, 1.0f);
  const TensorToSave tensor{"a", Dtype::F32, {1 << 16}, std::as_bytes(std::span(data))};
  ASSERT_TRUE(saveSafetensors(file, {tensor}).ok());
  const std::string before = readText(file);
  // A limit on the size of files stands in for the full disk.
  rlimit old{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &old), 0);
  const auto oldHandler = signal(SIGXFSZ, SIG_IGN);
  rlimit small = old;
  small.rlim_cur = 4096;
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  const Status saved = saveSafetensors(file, {tensor}, {{"second", "yes"}});
  setrlimit(RLIMIT_FSIZE, &old);
  signal(SIGXFSZ, oldHandler);
  ASSERT_FALSE(saved.ok());
  EXPECT_EQ(saved.error().code, ErrorCode::Io);
  EXPECT_EQ(readText(file), before);
  size_t files = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) ++files;
  EXPECT_EQ(files, 1u) << "a temporary file was left behind";
}

TEST(SafetensorsSave, refusesWhatCannotBeRead) {
  const TempFolder folder;
  const std::vector<float> data(4);
  const auto bytes = std::as_bytes(std::span(data));
  EXPECT_FALSE(saveSafetensors(folder / "a", {{"a", Dtype::F32, {3}, bytes}}).ok());
  EXPECT_FALSE(saveSafetensors(folder / "a", {{"a", Dtype::F32, {4}, bytes}, {"a", Dtype::F32, {4}, bytes}}).ok());
  EXPECT_FALSE(saveSafetensors(folder / "a", {{"__metadata__", Dtype::F32, {4}, bytes}}).ok());
  const Status gone = saveSafetensors(folder / "none" / "a", {{"a", Dtype::F32, {4}, bytes}});
  ASSERT_FALSE(gone.ok());
  EXPECT_THAT(gone.error().message, HasSubstr("folder does not exist"));
}

// The same sentences as for every other file that is written.
TEST(SafetensorsSave, aFullDiskIsSaidWithTheBytes) {
  const TempFolder folder;
  const std::vector<float> data(1024, 1.0f);
  setFileFaultForTests([](const char* operation, const std::filesystem::path&) {
    return std::strcmp(operation, "write") == 0 ? ENOSPC : 0;
  });
  const Status full = saveSafetensors(folder / "a", {{"a", Dtype::F32, {1024}, std::as_bytes(std::span(data))}});
  setFileFaultForTests(nullptr);
  ASSERT_FALSE(full.ok());
  EXPECT_EQ(full.error().file, (folder / "a").string());
  EXPECT_THAT(full.error().message, HasSubstr("disk is full: 42"));  // 4096 of data and the header
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

std::string shard(const std::string& tensor) {
  return safetensorsBytes(R"({")" + tensor + R"(":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 8);
}

struct BadIndex {
  const char* name;
  std::string index;
  const char* message;
};
void PrintTo(const BadIndex& row, std::ostream* out) {
  *out << row.name;
}

class BadShards : public testing::TestWithParam<BadIndex> {};

TEST_P(BadShards, areRefusedWithASentence) {
  const TempFolder outer;
  const auto folder = outer / "model";
  ASSERT_TRUE(makeFolders(folder).ok());
  writeText(outer / "outside.safetensors", shard("b"));
  writeText(folder / "one.safetensors", shard("a"));
  writeText(folder / "two.safetensors", shard("b"));
  writeText(folder / "model.safetensors.index.json", GetParam().index);
  const auto opened = SafetensorsFile::openFolder(folder);
  ASSERT_FALSE(opened.ok());
  EXPECT_THAT(opened.error().message, HasSubstr(GetParam().message));
  EXPECT_THAT(opened.error().file, HasSubstr("model"));
  EXPECT_TRUE(saysWhatToDo(opened.error().message)) << opened.error().message;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BadShards,
    testing::Values(
        BadIndex{"empty", "", "empty"}, BadIndex{"not_json", "{\n\n?", "not valid JSON"},
        BadIndex{"list", "[]", "an object was expected"}, BadIndex{"no_map", "{}", "no weight_map"},
        BadIndex{"empty_map", R"({"weight_map":{}})", "no weight_map"},
        BadIndex{"map_is_list", R"({"weight_map":[]})", "no weight_map"},
        BadIndex{"number", R"({"weight_map":{"a":1}})", "gives no file name"},
        BadIndex{"parent_folder", R"({"weight_map":{"a":"one.safetensors","b":"../outside.safetensors"}})",
                 "without any path"},
        BadIndex{"absolute", R"({"weight_map":{"a":"/etc/passwd"}})", "without any path"},
        BadIndex{"backslash", R"({"weight_map":{"a":"..\\outside.safetensors"}})", "without any path"},
        BadIndex{"dots", R"({"weight_map":{"a":".."}})", "without any path"},
        BadIndex{"empty_name", R"({"weight_map":{"a":""}})", "without any path"},
        BadIndex{"nul", R"({"weight_map":{"a":"one.safetensors\u0000"}})", "without any path"},
        BadIndex{"missing_shard", R"({"weight_map":{"a":"three.safetensors"}})", "is not there"},
        BadIndex{"tensor_elsewhere", R"({"weight_map":{"a":"two.safetensors","b":"one.safetensors"}})",
                 "does not place here"},
        BadIndex{"tensor_unlisted", R"({"weight_map":{"a":"one.safetensors","c":"two.safetensors"}})",
                 "does not place here"},
        BadIndex{"tensor_lacking", R"({"weight_map":{"a":"one.safetensors","c":"one.safetensors"}})", "lacks \"c\""},
        BadIndex{"key_twice", R"({"weight_map":{"a":"one.safetensors","a":"two.safetensors"}})", "stands twice"},
        BadIndex{"lfs_pointer", "version https://git-lfs.github.com/spec/v1\n", "Git LFS pointer"}),
    [](const auto& row) { return row.param.name; });

TEST(Shards, openAsOneFile) {
  const TempFolder folder;
  writeText(folder / "one.safetensors", shard("a"));
  writeText(folder / "two.safetensors", shard("b"));
  writeText(folder / "model.safetensors.index.json",
            R"({"metadata":{"total_size":16},"weight_map":{"a":"one.safetensors","b":"two.safetensors"}})");
  const auto opened = SafetensorsFile::openFolder(folder.path());
  ASSERT_TRUE(opened.ok()) << opened.error().toString();
  EXPECT_EQ((*opened)->tensors().size(), 2u);
  EXPECT_EQ((*opened)->find("b")->data.size(), 8u);
}

TEST(Shards, errorNamesTheLineOfTheIndex) {
  const TempFolder folder;
  writeText(folder / "model.safetensors.index.json", "{\n\"weight_map\": {\n\"a\": oops}}");
  const auto opened = SafetensorsFile::openFolder(folder.path());
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.error().line, 3);
}

}  // namespace
}  // namespace cloze
