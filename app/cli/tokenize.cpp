#include <app/cli/commands.h>
#include <app/cli/line_input.h>
#include <core/base/sha256.h>
#include <core/base/threads.h>
#include <core/base/utf8.h>
#include <core/inspect/answer_windows.h>
#include <core/text/batch.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <deque>

namespace cloze::cli {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::string vocab, model, input, lowerCase, windows = "google";
  int64_t maxLength = 0, threads = 1, stride = -1, maxQueryLength = 64;
  bool pairs = false, json = false, stats = false, google = false;
};

// Google's reads a vocab.txt and nothing else; whether to lower is the model folder's to say all the same.
Result<std::shared_ptr<const Tokenizer>> openGoogle(const Arguments& arguments, std::optional<bool> lower) {
  if (arguments.model.empty()) return Tokenizer::loadGoogle(arguments.vocab, lower.value_or(true));
  const fs::path vocabulary = fs::path(arguments.model) / "vocab.txt";
  std::error_code problem;
  if (!fs::exists(vocabulary, problem)) {
    return fileError(ErrorCode::NotFound, vocabulary.string(),
                     "Google's tokenizer reads vocab.txt, and this model folder has none. Leave out --google.");
  }
  CLOZE_ASSIGN(const auto tokenizer, Tokenizer::load(arguments.model, lower));
  return Tokenizer::loadGoogle(vocabulary, tokenizer->options().do_lower_case);
}

Result<std::shared_ptr<const Tokenizer>> openTokenizer(const Arguments& arguments) {
  std::optional<bool> lower;
  if (!arguments.lowerCase.empty()) lower = arguments.lowerCase == "true";
  if (arguments.google) return openGoogle(arguments, lower);
  if (!arguments.model.empty()) return Tokenizer::load(arguments.model, lower);
  CLOZE_ASSIGN(const auto vocabulary, Vocabulary::load(arguments.vocab));
  TokenizerOptions options;
  options.do_lower_case = lower.value_or(true);
  auto tokenizer = Tokenizer::create(vocabulary, options);
  if (tokenizer.ok()) return tokenizer;
  Error error = tokenizer.error();
  error.file = arguments.vocab;
  return error;
}

// Each piece as JSON, with its quotes: made once, read by every thread.
class EscapedPieces {
 public:
  explicit EscapedPieces(const Vocabulary& vocabulary) {
    m_ends.reserve(static_cast<size_t>(vocabulary.size()));
    for (const std::string& piece : vocabulary.pieces()) {
      if (std::all_of(piece.begin(), piece.end(), standsForItself)) {
        ((m_text += '"') += piece) += '"';
      } else {
        m_text += Json(piece).dump(-1, ' ', false, Json::error_handler_t::replace);
      }
      m_ends.push_back(m_text.size());
    }
  }
  std::string_view operator[](int32_t id) const {
    const auto i = static_cast<size_t>(id);
    const size_t start = i == 0 ? 0 : m_ends[i - 1];
    return std::string_view(m_text).substr(start, m_ends[i] - start);
  }

 private:
  static bool standsForItself(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

  std::string m_text;
  std::vector<size_t> m_ends;
};

// As they are shown: in code points of the one text or the other; {0, 0} for special tokens.
std::vector<Offset> shownOffsets(const TokenColumns& encoding, const TextPairView& texts) {
  std::vector<Offset> shown = toCodePoints(texts.a, encoding.offsets);
  const std::vector<Offset> inB = texts.b ? toCodePoints(*texts.b, encoding.offsets) : std::vector<Offset>();
  for (size_t i = 0; i < shown.size(); ++i) {
    if (encoding.word_ids[i] < 0) {
      shown[i] = {};
    } else if (encoding.token_type_ids[i] != 0) {
      shown[i] = inB[i];
    }
  }
  return shown;
}

// Writes encodings as lines of JSON. Any thread.
class EncodingPrinter {
 public:
  explicit EncodingPrinter(const Vocabulary& vocabulary) : m_pieces(vocabulary) {}

  // `head`: members of the object that come first, each with its comma.
  void print(const TokenColumns& encoding, const TextPairView& texts, std::string* out,
             std::string_view head = {}) const {
    const std::vector<Offset> offsets = shownOffsets(encoding, texts);
    const size_t count = encoding.input_ids.size();
    (*out += '{') += head;
    list("\"tokens\": [", count, out, [&](size_t i) { *out += m_pieces[encoding.input_ids[i]]; });
    list("], \"input_ids\": [", count, out, [&](size_t i) { number(encoding.input_ids[i], out); });
    list("], \"token_type_ids\": [", count, out, [&](size_t i) { number(encoding.token_type_ids[i], out); });
    list("], \"attention_mask\": [", count, out, [&](size_t) { *out += '1'; });
    list("], \"offsets\": [", count, out, [&](size_t i) {
      *out += '[';
      number(offsets[i].start, out);
      *out += ", ";
      number(offsets[i].end, out);
      *out += ']';
    });
    *out += "]}\n";
  }

 private:
  template <typename Item>
  static void list(std::string_view head, size_t count, std::string* out, Item item) {
    *out += head;
    for (size_t i = 0; i < count; ++i) {
      if (i > 0) *out += ", ";
      item(i);
    }
  }
  static void number(int32_t value, std::string* out) {
    char text[16];
    out->append(text, std::to_chars(text, text + sizeof text, value).ptr);
  }

  const EscapedPieces m_pieces;
};

// The two texts of a line, or its one. Points into the line.
Result<TextPairView> textsOf(std::string_view line, const Arguments& arguments, int64_t number) {
  if (!arguments.pairs) return TextPairView{line, std::nullopt};
  if (line.empty()) return TextPairView{line, line};  // a blank line is two empty texts
  const size_t tab = line.find('\t');
  if (tab == std::string_view::npos) {
    return fileError(ErrorCode::InvalidData, arguments.input,
                     "this line has no tab between two texts. Leave out --pairs for single texts.", number);
  }
  return TextPairView{line.substr(0, tab), line.substr(tab + 1)};
}

// SHA-256 of numbers as little-endian int32, so that another program can compare all of them with its own.
class NumberDigest {
 public:
  void add(int32_t number) {
    for (int shift = 0; shift < 32; shift += 8) m_bytes += static_cast<char>(static_cast<uint32_t>(number) >> shift);
    if (m_bytes.size() >= size_t{1} << 16) flush();
  }
  std::string finish() {
    flush();
    return m_digest.finish();
  }

 private:
  void flush() {
    m_digest.add(m_bytes.data(), m_bytes.size());
    m_bytes.clear();
  }
  Sha256 m_digest;
  std::string m_bytes;
};

TokenColumns columnsOf(const EncodedRows& rows, size_t row) {
  const auto part = [&](const auto& column) {
    return std::vector(column.begin() + static_cast<std::ptrdiff_t>(rows.starts[row]),
                       column.begin() + static_cast<std::ptrdiff_t>(rows.starts[row + 1]));
  };
  return {part(rows.input_ids), part(rows.token_type_ids), part(rows.offsets), part(rows.word_ids)};
}

// Lines whose bytes are not UTF-8: the tokenizer drops what it cannot read, and nobody would see it.
class OddLines {
 public:
  void look(std::string_view line, int64_t number) {
    if (firstInvalidUtf8(line) == std::string_view::npos) return;
    if (m_count++ == 0) m_first = number;
  }
  void tell(const Arguments& arguments, const Output& output) const {
    if (m_count == 0) return;
    output.note("warning: " + (arguments.input == "-" ? "standard input" : arguments.input) + ": " +
                (m_count == 1
                     ? "line " + std::to_string(m_first) + " holds"
                     : std::to_string(m_count) + " lines hold, from line " + std::to_string(m_first) + " on,") +
                " bytes that are not UTF-8; the tokenizer dropped them. Convert the file to UTF-8 first, with iconv.");
  }

 private:
  int64_t m_count = 0, m_first = 0;
};

// Every line is read first; only the making of ids and offsets is timed, and what was made then is what the digests are
// of.
int measure(const Tokenizer& tokenizer, const TruncationOptions& truncation, const Arguments& arguments,
            LineInput* input, const Output& output) {
  std::deque<std::string> lines;  // never moves what `texts` points into
  std::vector<TextPairView> texts;
  std::string line;
  OddLines odd;
  while (true) {
    const auto more = input->next(&line, [] { return true; });
    if (!more.ok()) return output.failed(more.error());
    if (!*more) break;
    odd.look(line, input->lineNumber());
    const auto pair = textsOf(lines.emplace_back(line), arguments, input->lineNumber());
    if (!pair.ok()) return output.failed(pair.error());
    texts.push_back(*pair);
  }
  odd.tell(arguments, output);
  const size_t threads = threadsOf(arguments.threads);
  const auto start = std::chrono::steady_clock::now();
  const std::vector<EncodedRows> encoded = encodeBatch(tokenizer, texts, truncation, static_cast<int32_t>(threads));
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  int64_t tokens = 0;
  NumberDigest ids, offsets, words;
  size_t text = 0;
  for (const EncodedRows& rows : encoded) {
    tokens += static_cast<int64_t>(rows.input_ids.size());
    for (const int32_t id : rows.input_ids) ids.add(id);
    for (const int32_t word : rows.word_ids) words.add(word);
    for (size_t row = 0; row < rows.rows(); ++row) {
      for (const Offset& offset : shownOffsets(columnsOf(rows, row), texts[text++])) {
        offsets.add(offset.start);
        offsets.add(offset.end);
      }
    }
  }
  output.result({{"lines", texts.size()},
                 {"tokens", tokens},
                 {"seconds", seconds},
                 {"tokens_per_s", seconds > 0 ? static_cast<double>(tokens) / seconds : 0.0},
                 {"threads", threads},
                 {"ids_sha256", ids.finish()},
                 {"offsets_sha256", offsets.finish()},
                 {"word_ids_sha256", words.finish()}});
  return kDone;
}

// Lines on their way to stdout: collected, cut and printed over several threads, written in their order.
class LineWriter {
 public:
  LineWriter(const Tokenizer& tokenizer, const TruncationOptions& truncation, const Arguments& arguments)
      : m_tokenizer(tokenizer), m_truncation(truncation), m_arguments(arguments), m_printer(tokenizer.vocabulary()) {}

  // An error: the line is not as it should be. What is before it is written then.
  Status add(std::string line, int64_t number) {
    if (const auto texts = textsOf(line, m_arguments, number); !texts.ok()) {
      send();
      return texts.error();
    }
    if (m_starts.empty() || m_bytes >= kStretchBytes) {
      m_starts.push_back(m_lines.size());
      m_bytes = 0;
    }
    m_bytes += line.size() + 1;
    m_lines.push_back(std::move(line));
    return {};
  }
  // What there is goes out before input is waited for, so that the command can be one end of a conversation. False:
  // stdout takes no more.
  bool send() {
    std::vector<Printed> printed(m_starts.size());
    m_starts.push_back(m_lines.size());
    runOverThreads(printed.size(), threadsOf(m_arguments.threads),
                   [&](size_t i, size_t) { printed[i] = print(m_starts[i], m_starts[i + 1]); });
    m_starts.clear();
    m_firstLine += static_cast<int64_t>(m_lines.size());
    m_lines.clear();
    for (const auto& [text, problem] : printed) {
      m_open = m_open && std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
      if (m_problem = problem; m_problem) m_open = false;
      if (!m_open) break;
    }
    m_open = std::fflush(stdout) == 0 && m_open;
    return m_open;
  }
  const std::optional<Error>& problem() const { return m_problem; }  // of a line whose windows cannot be made

 private:
  static constexpr size_t kStretchBytes = 8 << 10;  // of lines: what a thread takes at a time

  struct Printed {
    std::string text;
    std::optional<Error> problem;  // of the line behind it
  };

  Printed print(size_t first, size_t last) const {
    Printed out;
    for (size_t i = first; i < last; ++i) {
      const TextPairView texts = *textsOf(m_lines[i], m_arguments, 0);
      if (m_arguments.stride < 0) {
        m_printer.print(encodePair(m_tokenizer, texts.a, texts.b, m_truncation), texts, &out.text);
      } else if (const Status done = printWindows(texts, m_firstLine + static_cast<int64_t>(i), &out.text);
                 !done.ok()) {
        out.problem = done.error();
        out.problem->file = m_arguments.input;
        out.problem->line = m_firstLine + static_cast<int64_t>(i);
        break;
      }
    }
    return out;
  }

  Status printWindows(const TextPairView& texts, int64_t line, std::string* out) const {
    Pieces question, paragraph;
    m_tokenizer.encode(texts.a, &question);
    m_tokenizer.encode(*texts.b, &paragraph);
    const AnswerWindowOptions options{
        m_truncation.max_length, static_cast<int32_t>(m_arguments.stride),
        static_cast<int32_t>(m_arguments.maxQueryLength),
        m_arguments.windows == "google" ? WindowConvention::StartMoves : WindowConvention::Overlap};
    CLOZE_ASSIGN(const auto found, answerWindows(question, paragraph, TextMap(*texts.b), std::nullopt, options));
    for (size_t i = 0; i < found.windows.size(); ++i) {
      const Stretch tokens = found.windows[i].tokens;
      const std::string head = "\"line\": " + std::to_string(line) + ", \"window\": " + std::to_string(i + 1) +
                               ", \"windows\": " + std::to_string(found.windows.size()) + ", \"second_text\": [" +
                               std::to_string(tokens.first) + ", " + std::to_string(tokens.last) +
                               "], \"max_context\": " + std::to_string(found.windows[i].best_tokens) + ", ";
      m_printer.print(windowColumns(m_tokenizer, question, paragraph, found, i), texts, out, head);
    }
    return {};
  }

  const Tokenizer& m_tokenizer;
  const TruncationOptions& m_truncation;
  const Arguments& m_arguments;
  const EncodingPrinter m_printer;
  std::vector<std::string> m_lines;
  std::vector<size_t> m_starts;  // of the stretches, indices into m_lines
  size_t m_bytes = 0;            // in the last stretch
  int64_t m_firstLine = 1;       // the number of m_lines' first
  std::optional<Error> m_problem;
  bool m_open = true;
};

int tokenize(const Arguments& arguments, Output& output) {
  output.json = arguments.json;
  if (arguments.vocab.empty() == arguments.model.empty()) {
    return output.wrongUse(fieldError(ErrorCode::InvalidArgument, "vocab",
                                      "name either a vocabulary (--vocab FILE) or a model folder (--model DIR)."));
  }
  const int64_t least = arguments.pairs ? 3 : 2;
  if (arguments.maxLength != 0 && arguments.maxLength < least) {
    return output.wrongUse(fieldError(
        ErrorCode::InvalidArgument, "max-seq-length",
        "must be 0 (no limit) or at least " + std::to_string(least) + ", so that the special tokens have room."));
  }
  if (arguments.stride >= 0 && (!arguments.pairs || arguments.stats || arguments.maxLength == 0)) {
    return output.wrongUse(fieldError(ErrorCode::InvalidArgument, "stride",
                                      "windows are made of pairs, and of a length: give --pairs and --max-seq-length "
                                      "with it, and leave out --stats."));
  }
  const auto tokenizer = openTokenizer(arguments);
  if (!tokenizer.ok()) return output.failed(tokenizer.error());
  auto input = LineInput::open(arguments.input);
  if (!input.ok()) return output.failed(input.error());

  TruncationOptions truncation;
  truncation.max_length = static_cast<int32_t>(arguments.maxLength);
  if (arguments.stats) return measure(**tokenizer, truncation, arguments, input->get(), output);
  LineWriter writer(**tokenizer, truncation, arguments);
  std::string line;
  OddLines odd;
  bool open = true;
  const auto send = [&] { return open = writer.send(); };
  while (open) {
    const auto more = (*input)->next(&line, send);
    if (!more.ok()) {
      send();
      return output.failed(more.error());
    }
    if (!*more) break;
    odd.look(line, (*input)->lineNumber());
    if (const Status added = writer.add(std::move(line), (*input)->lineNumber()); !added.ok()) {
      return output.failed(added.error());
    }
  }
  send();
  odd.tell(arguments, output);
  if (writer.problem()) return output.failed(*writer.problem());
  return kDone;  // Output::finish() tells of a full disk
}

}  // namespace

void addTokenize(CLI::App* app, Chosen* chosen) {
  CLI::App* command = app->add_subcommand("tokenize", "Cut lines of text into word pieces: one JSON line each.");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("--vocab", arguments->vocab, "A vocab.txt; lower case unless --do-lower-case false")
      ->type_name("FILE");
  command->add_option("--model", arguments->model, "A model folder; casing as its tokenizer files say")
      ->type_name("DIR");
  command->add_option("--do-lower-case", arguments->lowerCase, "Overrides the casing")
      ->type_name("true|false")
      ->transform(CLI::IsMember({"true", "false"}, CLI::ignore_case));
  command
      ->add_option("--max-seq-length,--max-length", arguments->maxLength,
                   "Tokens kept, special ones counted; 0: all [0]")
      ->check(CLI::Range(int64_t{0}, int64_t{1} << 30))
      ->type_name("N");
  command->add_option("--pairs", arguments->pairs, "Each line holds two texts divided by a tab")->type_name("");
  command
      ->add_option(
          "--stride", arguments->stride,
          "With --pairs: the second text (a paragraph) in windows beside the whole first one (a question), one "
          "JSON line a window. Programs mean two things by doc_stride: see --windows")
      ->check(CLI::Range(int64_t{0}, int64_t{1} << 30))
      ->type_name("M");
  command
      ->add_option(
          "--windows", arguments->windows,
          "google: each window starts M tokens after the one before, as run_squad's doc_stride; transformers: "
          "neighbouring windows share M tokens, as the tokenizer's stride, which run_qa calls doc_stride [google]")
      ->transform(CLI::IsMember({"google", "transformers"}, CLI::ignore_case))
      ->type_name("google|transformers");
  command
      ->add_option("--max-query-length", arguments->maxQueryLength,
                   "With --windows google: tokens kept of the question; 0: all [64]")
      ->check(CLI::Range(int64_t{0}, int64_t{1} << 30))
      ->type_name("N");
  command
      ->add_option("--stats", arguments->stats,
                   "One JSON object instead: tokens (special ones counted), seconds and tokens_per_s of making ids and "
                   "offsets once all lines are in memory")
      ->type_name("");
  command->add_option("--threads", arguments->threads, "Threads that cut and print lines; 0: one a core [1]")
      ->check(CLI::Range(int64_t{0}, int64_t{1024}))
      ->type_name("N");
  command
      ->add_option("--google", arguments->google,
                   "As Google's original tokenizer: special tokens in a text are text, words of up to 200 characters")
      ->type_name("");
  command->add_option("--json", arguments->json, "Failures as a JSON object on stdout as well")->type_name("");
  command->add_option("input", arguments->input, "The text file, or - for stdin")->required()->type_name("FILE|-");
  command->callback([=] { chosen->run = [=](Output& output) { return tokenize(*arguments, output); }; });
}

}  // namespace cloze::cli
