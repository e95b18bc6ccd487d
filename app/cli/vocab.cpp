#include <app/cli/commands.h>
#include <core/base/atomic_file.h>
#include <core/text/vocabulary_learner.h>

#include <cerrno>
#include <chrono>

namespace cloze::cli {
namespace {

struct Arguments {
  std::vector<std::string> corpus;
  std::string output, lowerCase = "true";
  int64_t size = 0, minFrequency = 2, alphabet = 1000, reserved = 0, threads = 0;
  bool json = false;
};

// What keeps a file from being written is told before minutes of learning, not behind them: one is begun and let go.
Status triedToWrite(const std::filesystem::path& file) {
  std::error_code none;
  if (std::filesystem::is_directory(file, none)) return systemError(file, EISDIR, "written");
  const auto begun = AtomicFile::create(file, 0);
  return begun.ok() ? Status() : begun.error();
}

int learn(const Arguments& arguments, Output& output) {
  output.json = arguments.json;
  LearnOptions options;
  options.size = static_cast<int32_t>(arguments.size);
  options.min_frequency = arguments.minFrequency;
  options.alphabet_limit = static_cast<int32_t>(arguments.alphabet);
  for (int64_t i = 0; i < arguments.reserved; ++i) options.reserved.push_back("[unused" + std::to_string(i) + "]");
  if (options.reserved.size() >= static_cast<size_t>(arguments.size)) {
    return output.wrongUse(fieldError(
        ErrorCode::InvalidArgument, "size",
        "must be larger than " + std::to_string(options.reserved.size()) + ", the special and reserved pieces."));
  }
  TokenizerOptions casing;
  casing.do_lower_case = arguments.lowerCase == "true";
  if (const Status tried = triedToWrite(arguments.output); !tried.ok()) return output.failed(tried.error());
  const auto start = std::chrono::steady_clock::now();
  const std::vector<std::filesystem::path> files(arguments.corpus.begin(), arguments.corpus.end());
  const auto counts = countCorpus(files, casing, static_cast<int32_t>(arguments.threads));
  if (!counts.ok()) return output.failed(counts.error());
  if (counts->size() == 0) {
    return output.failed(fileError(ErrorCode::InvalidData, arguments.corpus.front(),
                                   "there is no word in it to learn from. Choose a text file, one that is not empty."));
  }
  const std::vector<std::string> pieces = learnVocabulary(*counts, options);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::string text;
  for (const std::string& piece : pieces) text += piece + "\n";
  if (const Status written = writeFileAtomically(arguments.output, text); !written.ok()) {
    return output.failed(written.error());
  }
  const auto size = static_cast<int64_t>(pieces.size());
  if (size < arguments.size) {
    output.note("Only " + std::to_string(size) + " pieces: no pair of pieces occurs " +
                std::to_string(arguments.minFrequency) + " times any more. A larger corpus has more.");
  } else if (size > arguments.size) {
    output.note("The vocabulary has " + std::to_string(size) + " pieces: its characters alone are more than --size.");
  }
  if (arguments.json) {
    output.result({{"pieces", size}, {"words", counts->size()}, {"seconds", seconds}, {"output", arguments.output}});
  } else {
    output.line(std::to_string(size) + " pieces from " + std::to_string(counts->size()) + " different words, in " +
                roundedText(seconds) + " s: " + arguments.output);
  }
  return kDone;
}

}  // namespace

void addVocab(CLI::App* app, Chosen* chosen) {
  CLI::App* command = app->add_subcommand("vocab", "Learn a vocabulary.");
  command->require_subcommand(1);
  CLI::App* part = command->add_subcommand("learn", "Learn a WordPiece vocabulary from text files, one text a line");
  const auto arguments = std::make_shared<Arguments>();
  const auto number = [part](const char* name, int64_t* value, const char* about, int64_t least, int64_t most) {
    return part->add_option(name, *value, about)->check(CLI::Range(least, most))->type_name("N");
  };
  number("--size", &arguments->size, "Pieces, special ones counted", 6, 10'000'000)->required();
  part->add_option("--output", arguments->output, "The vocab.txt to write")->required()->type_name("FILE");
  number("--min-frequency", &arguments->minFrequency, "How often a pair of pieces occurs that is joined [2]", 1,
         int64_t{1} << 40);
  number("--alphabet", &arguments->alphabet, "Characters at most, the most frequent ones [1000]", 1, 0x110000);
  number("--reserved", &arguments->reserved,
         "Pieces [unused0], [unused1], ... behind the special ones, for tokens of your own [0]", 0, 1'000'000);
  part->add_option("--do-lower-case", arguments->lowerCase, "Lower case without accents [true]")
      ->type_name("true|false")
      ->transform(CLI::IsMember({"true", "false"}, CLI::ignore_case));
  number("--threads", &arguments->threads, "Threads that read the corpus; 0: one a core [0]", 0, 1024);
  part->add_option("--json", arguments->json, "JSON as the last line of stdout")->type_name("");
  part->add_option("corpus", arguments->corpus, "Text files in UTF-8")->required()->type_name("CORPUS...");
  part->callback([=] { chosen->run = [=](Output& output) { return learn(*arguments, output); }; });
}

}  // namespace cloze::cli
