#include <app/pages/inspect/comparison.h>

#include <app/pages/inspect/piece_look.h>
#include <widgets/format.h>

#include <QCoreApplication>
#include <QStringList>

namespace cloze {

namespace {

struct ComparisonWords {
  Q_DECLARE_TR_FUNCTIONS(ComparisonWords)
};

constexpr int kMostOfAnExample = 24;  // UTF-16 units

bool sameButForRules(const Tokenizer& first, const Tokenizer& second) {
  return first.options().rules != second.options().rules &&
         first.options().do_lower_case == second.options().do_lower_case;
}

// Tokens of A and of B.
std::array<int32_t, 2> keptOf(const Inspection& uncut, const TruncationOptions& options) {
  const int32_t room = options.max_length - (uncut.b ? 3 : 2);
  if (options.max_length <= 0 || uncut.lengthUncut <= options.max_length || room <= 0) return uncut.tokens;
  const Kept kept = keptTokens(uncut.tokens[0], uncut.tokens[1], room, options.strategy, options.head_tokens,
                               uncut.tokenizer->options().rules);
  return {kept.a_head + kept.a_tail, kept.b_head + kept.b_tail};
}

QString shortened(const std::string& example) {
  const QString text = oneLine(QString::fromStdString(example));
  return text.size() > kMostOfAnExample ? text.left(kMostOfAnExample) + QStringLiteral("…") : text;
}

QString reasonText(const RuleDifferences::Reason& reason) {
  const QString example = shortened(reason.example);
  const auto codePoint = [&example] {
    const auto characters = example.toUcs4();
    return characters.isEmpty() ? QString() : codePointText(static_cast<char32_t>(characters.front()));
  };
  switch (reason.why) {
    case RuleDifference::PrivateUse:
      return ComparisonWords::tr("%1 is kept by Google's rules, dropped by Transformers'").arg(codePoint());
    case RuleDifference::Ideograph:
      return ComparisonWords::tr("%1 is a word of its own by Google's rules alone").arg(codePoint());
    case RuleDifference::FinalSigma:
      return ComparisonWords::tr("the sigma at the end of “%1” becomes ς by Google's rules").arg(example);
    case RuleDifference::SpecialToken:
      return ComparisonWords::tr("“%1” is mere text to Google's rules, a special token to Transformers'").arg(example);
    case RuleDifference::LongWord:
      return ComparisonWords::tr(
                 "“%1” is longer than the 100 characters at which Transformers gives up; Google's rules allow 200")
          .arg(example);
    case RuleDifference::Vocabulary:
      break;
  }
  return ComparisonWords::tr("the vocabulary is read otherwise at “%1”").arg(example);
}

QString lengthText(const Comparison& comparison) {
  const bool google = comparison.second->tokenizer->options().rules == TokenizerRules::Google;
  const auto& ours = google ? comparison.firstKept : comparison.secondKept;
  const auto& theirs = google ? comparison.secondKept : comparison.firstKept;
  return ComparisonWords::tr("At %1 tokens Google's rules keep %2 of A and %3 of B, Transformers' %4 and %5.")
      .arg(formatCount(comparison.length), formatCount(theirs[0]), formatCount(theirs[1]), formatCount(ours[0]),
           formatCount(ours[1]));
}

}  // namespace

Result<ComparisonPtr> compareCuts(InspectToolBox* box, const InspectQuestion& question, const SecondCut& cut) {
  CLOZE_ASSIGN(const InspectToolsPtr first, box->open(question.vocabulary, question.lower, question.rules));
  CLOZE_ASSIGN(const InspectToolsPtr second, box->open(cut.vocabulary, cut.lower, cut.rules));
  auto comparison = std::make_shared<Comparison>();
  const auto look = [&question](const InspectToolsPtr& tools) {
    return std::make_shared<const Inspection>(tools->inspector.inspect(question.a, question.b, {}));
  };
  comparison->first = look(first);
  comparison->second = look(second);
  comparison->length = question.options.truncation.max_length;
  comparison->firstKept = keptOf(*comparison->first, question.options.truncation);
  comparison->secondKept = keptOf(*comparison->second, question.options.truncation);
  comparison->words = alignWords(*comparison->first, *comparison->second);
  comparison->firstVocabulary = question.vocabulary;
  comparison->secondVocabulary = cut.vocabulary;
  comparison->mistake = casingMistake(second->tokenizer->options(), second->casing);
  if (question.vocabulary == cut.vocabulary && sameButForRules(*first->tokenizer, *second->tokenizer))
    comparison->rules = ruleDifferences(*comparison->first, *comparison->second, comparison->words);
  return ComparisonPtr(comparison);
}

QString rulesName(TokenizerRules rules) {
  return rules == TokenizerRules::Google ? ComparisonWords::tr("Google's original")
                                         : ComparisonWords::tr("Transformers (fast)");
}

QString nameOfCut(const Comparison& comparison, bool second) {
  if (comparison.firstVocabulary != comparison.secondVocabulary) {
    const auto& path = second ? comparison.secondVocabulary : comparison.firstVocabulary;
    const auto name = path.filename() == "vocab.txt" ? path.parent_path().filename() : path.filename();
    return QString::fromStdString(name.string());
  }
  const TokenizerOptions& options = (second ? comparison.second : comparison.first)->tokenizer->options();
  if (comparison.rules) return rulesName(options.rules);
  return options.do_lower_case ? ComparisonWords::tr("Lower case") : ComparisonWords::tr("As written");
}

QString rulesSentence(const Comparison& comparison) {
  if (!comparison.rules) return {};
  const RuleDifferences& rules = *comparison.rules;
  QStringList sentences;
  if (rules.words == 0) {
    sentences << ComparisonWords::tr("Both rules cut this text into the same pieces.");
  } else {
    QStringList reasons;
    for (const RuleDifferences::Reason& reason : rules.reasons)
      reasons << (reason.words > 1 ? ComparisonWords::tr("%1 (%2 times)").arg(reasonText(reason)).arg(reason.words)
                                   : reasonText(reason));
    sentences << ComparisonWords::tr("%n word(s) differ: %1.", nullptr, rules.words)
                     .arg(reasons.join(ComparisonWords::tr("; ", "between reasons")));
  }
  // Where as many pieces were to be cut, and only who gives way is another.
  const bool asMany = comparison.first->tokens == comparison.second->tokens;
  if (asMany && comparison.firstKept != comparison.secondKept) sentences << lengthText(comparison);
  return sentences.size() == 2 ? ComparisonWords::tr("%1 %2", "two sentences").arg(sentences[0], sentences[1])
                               : sentences.first();
}

QString mistakeSentence(const Comparison& comparison) {
  switch (comparison.mistake) {
    case CasingMistake::LowersMixed:
      return ComparisonWords::tr("The other lower-cases text for a vocabulary with capitals: names fall into pieces.");
    case CasingMistake::KeepsForLower:
      return ComparisonWords::tr("The other keeps capitals for a vocabulary that has lower-case pieces alone.");
    case CasingMistake::None:
      break;
  }
  return {};
}

}  // namespace cloze
