#include <app/cli/commands.h>
#include <app/cli/line_input.h>
#include <core/base/utf8.h>
#include <core/text/batch.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <deque>
#include <thread>

namespace cloze::cli {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::string vocab, model, input, lowerCase;
  int64_t maxLength = 0, threads = 1;
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

// Writes one encoding as a line of JSON. Pieces are escaped once each.
class EncodingPrinter {
 public:
  explicit EncodingPrinter(const Tokenizer& tokenizer)
      : m_tokenizer(tokenizer), m_escaped(static_cast<size_t>(tokenizer.vocabulary().size())) {}

  void print(const Encoding& encoding, std::string_view a, std::string_view b, std::string* out) {
    const std::vector<Offset> inA = toCodePoints(a, encoding.offsets);
    const std::vector<Offset> inB = b.empty() ? inA : toCodePoints(b, encoding.offsets);
    const size_t count = encoding.input_ids.size();
    list("{\"tokens\": [", count, out, [&](size_t i) { *out += escaped(encoding.input_ids[i]); });
    list("], \"input_ids\": [", count, out, [&](size_t i) { number(encoding.input_ids[i], out); });
    list("], \"token_type_ids\": [", count, out, [&](size_t i) { number(encoding.token_type_ids[i], out); });
    list("], \"attention_mask\": [", count, out, [&](size_t) { *out += '1'; });
    list("], \"offsets\": [", count, out, [&](size_t i) {
      const bool special = encoding.word_ids[i] < 0;
      const Offset offset = special ? Offset{} : encoding.token_type_ids[i] == 0 ? inA[i] : inB[i];
      *out += '[';
      number(offset.start, out);
      *out += ", ";
      number(offset.end, out);
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
  const std::string& escaped(int32_t id) {
    std::string& text = m_escaped[static_cast<size_t>(id)];
    if (text.empty()) {
      text = Json(m_tokenizer.vocabulary().piece(id)).dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    return text;
  }

  const Tokenizer& m_tokenizer;
  std::vector<std::string> m_escaped;
};

int32_t threadsOf(const Arguments& arguments) {
  return static_cast<int32_t>(arguments.threads > 0 ? arguments.threads
                                                    : std::max(1u, std::thread::hardware_concurrency()));
}

// The two texts of a line, or its one. Points into the line.
Result<TextPair> textsOf(std::string_view line, const Arguments& arguments, int64_t number) {
  if (!arguments.pairs) return TextPair{line, std::nullopt};
  if (line.empty()) return TextPair{line, line};  // a blank line is two empty texts
  const size_t tab = line.find('\t');
  if (tab == std::string_view::npos) {
    return fileError(ErrorCode::InvalidData, arguments.input,
                     "this line has no tab between two texts. Leave out --pairs for single texts.", number);
  }
  return TextPair{line.substr(0, tab), line.substr(tab + 1)};
}

// Every line is read first; only the making of ids and offsets is timed.
int measure(const Tokenizer& tokenizer, const TruncationOptions& truncation, const Arguments& arguments,
            LineInput* input, const Output& output) {
  std::deque<std::string> lines;  // never moves what `texts` points into
  std::vector<TextPair> texts;
  std::string line;
  while (true) {
    const auto more = input->next(&line, [] { return true; });
    if (!more.ok()) return output.failed(more.error());
    if (!*more) break;
    const auto pair = textsOf(lines.emplace_back(line), arguments, input->lineNumber());
    if (!pair.ok()) return output.failed(pair.error());
    texts.push_back(*pair);
  }
  const auto threads = static_cast<int32_t>(arguments.threads > 0 ? arguments.threads
                                                                  : std::max(1u, std::thread::hardware_concurrency()));
  const auto start = std::chrono::steady_clock::now();
  const std::vector<EncodedRows> encoded = encodeBatch(tokenizer, texts, truncation, threads);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  int64_t tokens = 0;
  for (const EncodedRows& rows : encoded) tokens += static_cast<int64_t>(rows.input_ids.size());
  output.result({{"lines", texts.size()},
                 {"tokens", tokens},
                 {"seconds", seconds},
                 {"tokens_per_s", seconds > 0 ? static_cast<double>(tokens) / seconds : 0.0},
                 {"threads", threads}});
  return kDone;
}

// Lines on their way to stdout: collected, cut and printed over several threads, written in their order.
class LineWriter {
 public:
  LineWriter(const Tokenizer& tokenizer, const TruncationOptions& truncation, const Arguments& arguments)
      : m_tokenizer(tokenizer), m_truncation(truncation), m_arguments(arguments) {}

  // An error: the line is not as it should be. What is before it is written then.
  Status add(std::string line, int64_t number) {
    m_lines.push_back(std::move(line));
    const auto texts = textsOf(m_lines.back(), m_arguments, number);
    if (!texts.ok()) {
      m_lines.pop_back();
      send();
      return texts.error();
    }
    return {};
  }
  // What there is goes out before input is waited for, so that the command can be one end of a conversation. False:
  // stdout takes no more.
  bool send() {
    std::vector<std::string> printed((m_lines.size() + kStretch - 1) / kStretch);
    const size_t workers = std::clamp<size_t>(printed.size(), 1, static_cast<size_t>(threadsOf(m_arguments)));
    while (m_printers.size() < workers) m_printers.emplace_back(m_tokenizer);
    std::atomic<size_t> next = 0;
    const auto work = [&](EncodingPrinter* printer) {
      for (size_t i = next++; i < printed.size(); i = next++) print(i * kStretch, printer, &printed[i]);
    };
    {
      std::vector<std::jthread> helpers;
      for (size_t i = 1; i < workers; ++i) helpers.emplace_back(work, &m_printers[i]);
      work(&m_printers[0]);
    }
    m_lines.clear();
    for (const std::string& text : printed) {
      m_open = m_open && std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    }
    m_open = m_open && std::fflush(stdout) == 0;
    return m_open;
  }

 private:
  static constexpr size_t kStretch = 64;  // lines

  void print(size_t first, EncodingPrinter* printer, std::string* out) const {
    for (size_t i = first; i < std::min(first + kStretch, m_lines.size()); ++i) {
      const TextPair texts = *textsOf(m_lines[i], m_arguments, 0);
      const Encoding encoding = encodePair(m_tokenizer, texts.a, texts.b, m_truncation);
      printer->print(encoding, texts.a, texts.b.value_or(""), out);
    }
  }

  const Tokenizer& m_tokenizer;
  const TruncationOptions& m_truncation;
  const Arguments& m_arguments;
  std::vector<EncodingPrinter> m_printers;  // one a thread that had something to do
  std::vector<std::string> m_lines;
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
  const auto tokenizer = openTokenizer(arguments);
  if (!tokenizer.ok()) return output.failed(tokenizer.error());
  auto input = LineInput::open(arguments.input);
  if (!input.ok()) return output.failed(input.error());

  TruncationOptions truncation;
  truncation.max_length = static_cast<int32_t>(arguments.maxLength);
  if (arguments.stats) return measure(**tokenizer, truncation, arguments, input->get(), output);
  LineWriter writer(**tokenizer, truncation, arguments);
  std::string line;
  bool open = true;
  const auto send = [&] { return open = writer.send(); };
  while (open) {
    const auto more = (*input)->next(&line, send);
    if (!more.ok()) {
      send();
      return output.failed(more.error());
    }
    if (!*more) break;
    if (const Status added = writer.add(std::move(line), (*input)->lineNumber()); !added.ok()) {
      return output.failed(added.error());
    }
  }
  send();
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
  command->add_option("--max-seq-length", arguments->maxLength, "Tokens kept, special ones counted; 0: all [0]")
      ->check(CLI::Range(int64_t{0}, int64_t{1} << 30))
      ->type_name("N");
  command->add_option("--pairs", arguments->pairs, "Each line holds two texts divided by a tab")->type_name("");
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
