#include <app/pages/inspect/source_bar.h>

#include <app/pages/inspect/comparison.h>
#include <app/pages/inspect/long_text_edit.h>
#include <widgets/path_edit.h>
#include <widgets/theme.h>
#include <widgets/unit_line_edit.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace cloze {

namespace {

constexpr int kUsualLength = 128;
constexpr int kEditor = 34;
constexpr qsizetype kMostInAddress = 20000;  // UTF-16 units of a text; longer ones are not remembered
constexpr std::array<const char*, 6> kTruncations = {"longest-first", "only-first", "only-second",
                                                     "head",          "tail",       "head-tail"};
const QString kGoogleKey = QStringLiteral("google");
enum CasingChoice { AsFiles, Lower, Keep };

}  // namespace

QString truncationKey(Truncation strategy) {
  return QLatin1String(kTruncations[static_cast<size_t>(strategy)]);
}

Truncation truncationFromKey(const QString& key) {
  for (size_t i = 0; i < kTruncations.size(); ++i)
    if (key == QLatin1String(kTruncations[i])) return static_cast<Truncation>(i);
  return Truncation::LongestFirst;
}

SourceBar::SourceBar(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  m_vocabularyLabel = new QLabel(this);
  m_vocabulary = new PathEdit(PathEdit::Mode::Folder, this);
  m_vocabulary->lineEdit()->setObjectName(QStringLiteral("inspect-vocabulary"));
  m_vocabularyLabel->setBuddy(m_vocabulary->lineEdit());
  m_casingLabel = new QLabel(this);
  m_casing = new QComboBox(this);
  m_casing->setObjectName(QStringLiteral("inspect-casing"));
  m_casing->addItems({QString(), QString(), QString()});
  m_casingLabel->setBuddy(m_casing);
  m_rulesLabel = new QLabel(this);
  m_rules = new QComboBox(this);
  m_rules->setObjectName(QStringLiteral("inspect-rules"));
  m_rules->addItems({QString(), QString()});
  m_rulesLabel->setBuddy(m_rules);
  m_lengthLabel = new QLabel(this);
  m_length = new UnitLineEdit(this);
  m_length->setObjectName(QStringLiteral("inspect-length"));
  m_length->setValidator(new QIntValidator(0, kMostLength, m_length));
  m_length->setText(QString::number(kUsualLength));
  m_length->setFixedWidth(110);
  m_lengthLabel->setBuddy(m_length);
  row->addWidget(m_vocabularyLabel);
  row->addWidget(m_vocabulary, 1);
  row->addSpacing(kSpace);
  row->addWidget(m_casingLabel);
  row->addWidget(m_casing);
  row->addSpacing(kSpace);
  row->addWidget(m_rulesLabel);
  row->addWidget(m_rules);
  row->addSpacing(kSpace);
  row->addWidget(m_lengthLabel);
  row->addWidget(m_length);
  column->addLayout(row);
  m_a = makeEditor(QStringLiteral("inspect-text"));
  m_b = makeEditor(QStringLiteral("inspect-pair"));
  m_texts = new QBoxLayout(QBoxLayout::TopToBottom);
  m_texts->setSpacing(6);
  m_texts->addWidget(m_a);
  m_texts->addWidget(m_b);
  column->addLayout(m_texts);
  connect(m_vocabulary, &PathEdit::pathEdited, this, &SourceBar::edited);
  connect(m_casing, &QComboBox::activated, this, &SourceBar::edited);
  connect(m_rules, &QComboBox::activated, this, &SourceBar::edited);
  connect(m_length, &QLineEdit::textEdited, this, &SourceBar::edited);
  retranslate();
}

LongTextEdit* SourceBar::makeEditor(const QString& name) {
  auto* editor = new LongTextEdit(this);
  editor->setObjectName(name);
  editor->setTabChangesFocus(true);
  editor->setFixedHeight(kEditor);
  editor->document()->setDocumentMargin(6);
  editor->viewport()->setAutoFillBackground(false);  // the box behind it has round corners
  connect(editor, &LongTextEdit::textChanged, this, &SourceBar::textEdited);
  return editor;
}

int SourceBar::length() const {
  return std::clamp(m_length->text().toInt(), 0, kMostLength);
}

InspectQuestion SourceBar::question() const {
  InspectQuestion question;
  question.vocabulary = vocabulary().toStdString();
  question.lower = casing();
  question.rules = rules();
  question.a = m_a->text().toStdString();
  const QString pair = m_b->text();
  if (!pair.isEmpty()) question.b = pair.toStdString();
  question.options.truncation = {length(), m_truncation, m_head};
  return question;
}

bool SourceBar::isEmpty() const {
  return m_a->isEmpty() && m_b->isEmpty();
}

QWidget* SourceBar::firstText() const {
  return m_a;
}

QString SourceBar::vocabulary() const {
  return m_vocabulary->path().trimmed();
}

void SourceBar::setVocabulary(const QString& path) {
  m_vocabulary->setPath(path);
}

void SourceBar::setTexts(const QString& a, const QString& b) {
  if (m_a->text() != a) m_a->setText(a);
  if (m_b->text() != b) m_b->setText(b);
}

void SourceBar::setTruncation(Truncation strategy, int headTokens) {
  m_truncation = strategy;
  m_head = headTokens;
}

void SourceBar::setCompact(bool compact) {
  const auto direction = compact ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
  if (direction == m_texts->direction()) return;
  m_texts->setDirection(direction);
  layout()->invalidate();  // which the inner one does not do
  updateGeometry();
}

std::optional<bool> SourceBar::casing() const {
  if (m_casing->currentIndex() == AsFiles) return {};
  return m_casing->currentIndex() == Lower;
}

TokenizerRules SourceBar::rules() const {
  return m_rules->currentIndex() == 1 ? TokenizerRules::Google : TokenizerRules::HuggingFace;
}

void SourceBar::setLength(int length) {
  m_length->setText(QString::number(std::clamp(length, 0, kMostLength)));
}

void SourceBar::setCasing(std::optional<bool> lower) {
  m_casing->setCurrentIndex(!lower ? AsFiles : *lower ? Lower : Keep);
}

void SourceBar::setProblem(const QString& problem) {
  m_vocabulary->setProblem(problem);
}

void SourceBar::open(const QMap<QString, QString>& query) {
  const auto has = [&query](const char* key) { return query.contains(QLatin1String(key)); };
  const auto value = [&query](const char* key) { return query.value(QLatin1String(key)); };
  if (has("vocab")) m_vocabulary->setPath(value("vocab"));
  if (has("model")) m_vocabulary->setPath(value("model"));
  setCasing(has("lower") ? std::optional(value("lower") == QLatin1String("true")) : std::nullopt);
  m_rules->setCurrentIndex(value("rules") == kGoogleKey ? 1 : 0);
  setLength(has("length") ? value("length").toInt() : kUsualLength);
  m_truncation = truncationFromKey(value("truncation"));
  m_head = std::max(0, value("head").toInt());
  if (has("text") || has("pair")) setTexts(value("text"), value("pair"));
}

QMap<QString, QString> SourceBar::query(Texts texts) const {
  QMap<QString, QString> query;
  const QString path = vocabulary(), a = m_a->text(), b = m_b->text();
  if (!path.isEmpty())
    query[path.endsWith(QLatin1String(".txt")) ? QStringLiteral("vocab") : QStringLiteral("model")] = path;
  if (m_casing->currentIndex() != AsFiles)
    query[QStringLiteral("lower")] =
        m_casing->currentIndex() == Lower ? QStringLiteral("true") : QStringLiteral("false");
  if (rules() == TokenizerRules::Google) query[QStringLiteral("rules")] = kGoogleKey;
  query[QStringLiteral("length")] = QString::number(length());
  if (m_truncation != Truncation::LongestFirst) query[QStringLiteral("truncation")] = truncationKey(m_truncation);
  if (m_truncation == Truncation::HeadTail && m_head > 0) query[QStringLiteral("head")] = QString::number(m_head);
  if (texts == Texts::With && a.size() + b.size() <= kMostInAddress) {
    if (!a.isEmpty()) query[QStringLiteral("text")] = a;
    if (!b.isEmpty()) query[QStringLiteral("pair")] = b;
  }
  return query;
}

void SourceBar::retranslate() {
  m_vocabularyLabel->setText(tr("&Vocabulary"));
  m_vocabulary->lineEdit()->setAccessibleName(tr("Vocabulary: a model folder or a vocab.txt"));
  m_vocabulary->setPlaceholder(tr("A model folder or a vocab.txt"));
  m_casingLabel->setText(tr("C&asing"));
  m_casing->setAccessibleName(tr("Casing"));
  m_casing->setItemText(AsFiles, tr("As its files say"));
  m_casing->setItemText(Lower, tr("Lower case"));
  m_casing->setItemText(Keep, tr("As written"));
  m_rulesLabel->setText(tr("R&ules"));
  m_rules->setAccessibleName(tr("Rules of cutting"));
  m_rules->setToolTip(
      tr("Transformers' fast tokenizer, or Google's original of 2018: they part over rare characters, special tokens "
         "in the text and very long words"));
  m_rules->setItemText(0, rulesName(TokenizerRules::HuggingFace));
  m_rules->setItemText(1, rulesName(TokenizerRules::Google));
  m_lengthLabel->setText(tr("&Length"));
  m_length->setAccessibleName(tr("Length: tokens, special ones counted"));
  m_length->setToolTip(tr("Positions, special tokens counted; 0: no limit and no padding"));
  m_length->setUnit(tr("tokens"));
  m_a->setAccessibleName(tr("Text"));
  m_a->setPlaceholderText(tr("Type or paste a text"));
  m_b->setAccessibleName(tr("Second text of a pair"));
  m_b->setPlaceholderText(tr("Second text of a pair, if there is one"));
}

}  // namespace cloze
