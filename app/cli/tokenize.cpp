#include <app/cli/commands.h>
#include <app/cli/line_input.h>
#include <core/base/utf8.h>
#include <core/text/encoding.h>

#include <charconv>
#include <cstdio>

namespace cloze::cli {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::string vocab, model, input, lowerCase;
  int64_t maxLength = 0;
  bool pairs = false, json = false;
};

Result<std::shared_ptr<const Tokenizer>> openTokenizer(const Arguments& arguments) {
  std::optional<bool> lower;
  if (!arguments.lowerCase.empty()) lower = arguments.lowerCase == "true";
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

// What is printed goes out before the input is waited for, so that the command can be one end of a conversation.
bool flush(std::string* pending) {
  const bool written = std::fwrite(pending->data(), 1, pending->size(), stdout) == pending->size();
  pending->clear();
  return std::fflush(stdout) == 0 && written;
}

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
  EncodingPrinter printer(**tokenizer);
  std::string pending, line;
  const auto send = [&pending] { return flush(&pending); };
  while (true) {
    const auto more = (*input)->next(&line, send);
    if (!more.ok()) {
      send();
      return output.failed(more.error());
    }
    if (!*more) break;
    std::string_view a = line, b;
    if (arguments.pairs) {
      const size_t tab = a.find('\t');
      if (tab == std::string_view::npos && !a.empty()) {
        send();
        return output.failed(fileError(ErrorCode::InvalidData, arguments.input,
                                       "this line has no tab between two texts. Leave out --pairs for single texts.",
                                       (*input)->lineNumber()));
      }
      if (!a.empty()) b = a.substr(tab + 1);  // a blank line is two empty texts
      a = a.substr(0, tab);
    }
    const Encoding encoding =
        encodePair(**tokenizer, a, arguments.pairs ? std::optional<std::string_view>(b) : std::nullopt, truncation);
    printer.print(encoding, a, b, &pending);
    if (pending.size() > (1u << 16) && !send()) break;
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
  command->add_option("--json", arguments->json, "Failures as a JSON object on stdout as well")->type_name("");
  command->add_option("input", arguments->input, "The text file, or - for stdin")->required()->type_name("FILE|-");
  command->callback([=] { chosen->run = [=](Output& output) { return tokenize(*arguments, output); }; });
}

}  // namespace cloze::cli
