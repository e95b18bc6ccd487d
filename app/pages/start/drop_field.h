// The field that takes a file or folder (dropped, chosen or typed), says what it is and offers what can be done with
// it.
#pragma once

#include <app/pages/services.h>
#include <app/pages/start/finding.h>

#include <QTimer>
#include <QWidget>

#include <optional>

class QFileDialog;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMimeData;
class QPushButton;
class QVBoxLayout;

namespace cloze {

class SectionHeading;
class TextLabel;

class DropField : public QWidget {
  Q_OBJECT
 public:
  explicit DropField(PageContext context, QWidget* parent = nullptr);
  // Finds out what `path` is and shows it; empty: shows nothing.
  void examine(const QString& path);
  QString path() const { return m_path; }  // what is shown or being looked at
  const std::optional<Finding>& finding() const { return m_finding; }
  void setHot(bool hot);  // something is being dragged over the page
  void retranslate();
  // The local file in what is dragged; empty: none.
  static QString droppedPath(const QMimeData* data);

 Q_SIGNALS:
  void pathChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QWidget* makeTarget();
  QWidget* makeAnswer();
  void browse(bool folder);
  void show(Finding finding);
  void showAnswer();
  void clearActions();

  PageContext m_context;
  SectionHeading* m_heading;
  QWidget* m_target;
  QLabel *m_icon, *m_sentence, *m_answerIcon;
  QLineEdit* m_edit;
  QPushButton *m_file, *m_folder;
  QWidget* m_answer;
  TextLabel *m_headline, *m_detail;
  QVBoxLayout* m_actions;
  QString m_path;
  std::optional<Finding> m_finding;
  QTimer m_patience;  // most answers come at once; only slow ones show a busy sign
  bool m_hot = false;
};

}  // namespace cloze
