// The form: every option of the table in its section, rare ones folded away, found by typing any of their names.
#pragma once

#include <app/pages/train/option_row.h>

#include <QWidget>

#include <memory>
#include <vector>

class QGridLayout;
class QHBoxLayout;
class QPushButton;

namespace cloze {

class SectionHeading;

class OptionForm : public QWidget {
  Q_OBJECT
 public:
  explicit OptionForm(SpecModel* model, QWidget* parent = nullptr);

  OptionRow* row(const QString& option) const;  // null where there is none of that name
  void setFilter(const QString& filter);        // shows matches only, folded ones too; empty: everything
  void setSectionNote(OptionSection section, const QString& note);  // at the right of its heading
  void setSectionExtra(OptionSection section, QWidget* extra);      // below its rows: the first rows of the data
  QSize minimumSizeHint() const override;                           // as high as its rows: it is scrolled, not squeezed
  void setSectionExtraWanted(OptionSection section, bool wanted);   // shown then, unless options are searched for
  int shownRows() const { return m_shownRows; }

 Q_SIGNALS:
  void filtered();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Section {
    OptionSection id{};
    QWidget* widget = nullptr;
    SectionHeading* heading = nullptr;
    QPushButton* more = nullptr;  // null where nothing is folded
    QWidget* extra = nullptr;
    bool extraWanted = false;
    QGridLayout* grid = nullptr;
    QHBoxLayout* foot = nullptr;  // of `more`
    std::vector<OptionRow*> rows;
    bool unfolded = false;
  };
  Section makeSection(OptionSection id);
  void showRows();
  void alignLabels();
  void retranslate();

  SpecModel* m_model;
  std::vector<Section> m_sections;
  QString m_filter;
  int m_shownRows = 0;
};

}  // namespace cloze
