// A path: typed, dropped on, or chosen in a file dialog that does not block.
#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace cloze {

class PathEdit : public QWidget {
  Q_OBJECT
 public:
  enum class Mode { Folder, File, Any };
  explicit PathEdit(Mode mode, QWidget* parent = nullptr);
  QString path() const;
  void setPath(const QString& path);
  void setProblem(const QString& problem);
  void setPlaceholder(const QString& text);
  QLineEdit* lineEdit() const { return m_edit; }

 Q_SIGNALS:
  void pathEdited(const QString& path);  // by a person, not by setPath()

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void browse();
  void retranslate();
  Mode m_mode;
  QLineEdit* m_edit;
  QToolButton* m_browse;
};

}  // namespace cloze
