// Any bytes as a file of questions: refused with a sentence, or questions whose answers lie in their paragraphs, and
// windows over them.
#include <core/data/question_reader.h>
#include <core/inspect/answer_windows.h>

#include <cstdlib>

namespace {

const cloze::Tokenizer& tokenizer() {
  static const auto kMade = [] {
    const auto vocabulary = cloze::Vocabulary::fromPieces(
        {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "dog", "##s", "a", "b", "\u4E2D"});
    return *cloze::Tokenizer::create(*vocabulary, {});
  }();
  return *kMade;
}

void need(bool holds) {
  if (!holds) std::abort();
}

void window(const cloze::QuestionSet& set, const cloze::Question& question, cloze::WindowConvention convention) {
  const std::string& context = set.paragraphs[question.paragraph].context;
  cloze::Pieces asked, paragraph;
  tokenizer().encode(question.text, &asked);
  tokenizer().encode(context, &paragraph);
  const auto answer = question.answers.empty() ? std::nullopt : std::optional(question.answers.front().bytes);
  const auto windows = cloze::answerWindows(asked, paragraph, cloze::TextMap(context), answer, {12, 3, 4, convention});
  if (!windows.ok()) return need(!windows.error().message.empty());
  for (const cloze::AnswerWindow& one : windows->windows) {
    need(one.length <= 12 && one.start <= one.end && one.end < one.length);
    need(one.bytes.end <= static_cast<int32_t>(context.size()));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto set = cloze::parseQuestions({reinterpret_cast<const char*>(data), size}, "file.json");
  if (!set.ok()) {
    need(!set.error().message.empty());
    return 0;
  }
  for (const cloze::Question& question : set->questions) {
    need(question.paragraph < set->paragraphs.size());
    const auto length = static_cast<int32_t>(set->paragraphs[question.paragraph].context.size());
    for (const cloze::GoldAnswer& answer : question.answers)
      need(answer.bytes.start >= 0 && answer.bytes.start <= answer.bytes.end && answer.bytes.end <= length);
    window(*set, question, cloze::WindowConvention::StartMoves);
    window(*set, question, cloze::WindowConvention::Overlap);
  }
  return 0;
}
