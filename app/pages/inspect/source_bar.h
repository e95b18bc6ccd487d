// What is looked at and with what: vocabulary, casing, length, and the texts. GUI thread only.
#pragma once

#include <app/pages/inspect/inspect_tools.h>

#include <QMap>
#include <QString>
#include <QWidget>

class QBoxLayout;
class QComboBox;
class QLabel;

namespace cloze {

class LongTextEdit;
class PathEdit;
class UnitLineEdit;

inline constexpr int kMostLength = 8192;  // positions; BERT itself has 512

class SourceBar : public QWidget {
  Q_OBJECT
 public:
  explicit SourceBar(QWidget* parent = nullptr);
  InspectQuestion question() const;
  // Keys of the page's address; those absent are as usual, so that an address always means the same. The vocabulary and
  // the texts stay unless they are named: nobody's text is lost to a link, and an address has no long ones.
  void open(const QMap<QString, QString>& query);
  enum class Texts { With, Without };
  QMap<QString, QString> query(Texts texts = Texts::With) const;
  void setVocabulary(const QString& path);
  QString vocabulary() const;
  void setTexts(const QString& a, const QString& b);
  void setTruncation(Truncation strategy, int headTokens);
  int length() const;
  void setLength(int length);
  std::optional<bool> casing() const;  // none: as its files say
  TokenizerRules rules() const;
  void setProblem(const QString& problem);  // with the vocabulary
  bool isEmpty() const;                     // no text at all
  QWidget* firstText() const;               // its field
  void setCasing(std::optional<bool> lower);
  void setCompact(bool compact);  // both texts in one row: there is little height
  void retranslate();

 Q_SIGNALS:
  void edited();      // by a person; vocabulary, casing and length
  void textEdited();  // by a person, or by open(): more may follow at once

 private:
  LongTextEdit* makeEditor(const QString& name);
  PathEdit* m_vocabulary;
  QLabel *m_vocabularyLabel, *m_casingLabel, *m_rulesLabel, *m_lengthLabel;
  QComboBox *m_casing, *m_rules;
  UnitLineEdit* m_length;
  LongTextEdit *m_a, *m_b;
  QBoxLayout* m_texts;
  Truncation m_truncation = Truncation::LongestFirst;
  int m_head = 0;
};

// The names of truncations in addresses, as the option's on the command line: "longest-first".
QString truncationKey(Truncation strategy);
Truncation truncationFromKey(const QString& key);

}  // namespace cloze
