#include <core/inspect/tokenizer_source.h>

#include <system_error>

namespace cloze {

namespace {

namespace fs = std::filesystem;

Result<std::shared_ptr<const Tokenizer>> openVocabulary(const fs::path& vocabTxt, bool lower) {
  CLOZE_ASSIGN(const auto vocabulary, Vocabulary::load(vocabTxt));
  TokenizerOptions options;
  options.do_lower_case = lower;
  auto tokenizer = Tokenizer::create(vocabulary, options);
  if (tokenizer.ok()) return tokenizer;
  Error error = tokenizer.error();
  error.file = vocabTxt.string();
  return error;
}

}  // namespace

Result<std::shared_ptr<const Tokenizer>> openTokenizer(const fs::path& path, std::optional<bool> lower,
                                                       TokenizerRules rules) {
  std::error_code ignored;
  const bool google = rules == TokenizerRules::Google;
  if (fs::is_regular_file(path, ignored)) {
    return google ? Tokenizer::loadGoogle(path, lower.value_or(true)) : openVocabulary(path, lower.value_or(true));
  }
  CLOZE_ASSIGN(auto tokenizer, Tokenizer::load(path, lower));
  if (!google) return tokenizer;
  const fs::path vocabulary = path / "vocab.txt";
  if (!fs::exists(vocabulary, ignored)) {
    return fileError(ErrorCode::NotFound, vocabulary.string(),
                     "Google's tokenizer reads vocab.txt, and this model folder has none. Choose Transformers' rules.");
  }
  return Tokenizer::loadGoogle(vocabulary, tokenizer->options().do_lower_case);
}

}  // namespace cloze
