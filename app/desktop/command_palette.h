// Ctrl+K: every command, page and run by typing a few of its letters.
#pragma once

#include <app/desktop/command_registry.h>
#include <app/pages/services.h>

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListWidget;

namespace cloze {

// How well `words` fits `text`: its letters in order, whole words and beginnings counting more; below 0: not at all.
int fuzzyScore(const QString& words, const QString& text);

class CommandPalette : public QFrame {
  Q_OBJECT
 public:
  CommandPalette(CommandRegistry* commands, RunsService* runs, Navigator* navigator, QWidget* parent);
  void popUp();
  void retranslate();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Entry {
    QString text, hint;
    bool enabled = true;
    std::function<void()> run;
  };
  std::vector<Entry> entries() const;
  void fill();
  void runCurrent();
  void leave();
  void select(int direction);  // the next entry up or down that can be chosen

  CommandRegistry* m_commands;
  RunsService* m_runs;
  Navigator* m_navigator;
  QPointer<QWidget> m_before;  // who had the focus when it came up
  QLineEdit* m_words;
  QListWidget* m_list;
  std::vector<Entry> m_entries;
};

}  // namespace cloze
