// A line in the page that says what is wrong or worth knowing, with its remedy. GUI thread only.
#pragma once

#include <widgets/text_label.h>

#include <QWidget>

class QAbstractButton;
class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace cloze {

// A line that says what is wrong or worth knowing where it matters, with the remedy as buttons. Hidden while empty.
class Banner : public QWidget {
  Q_OBJECT
 public:
  enum class Kind { Info, Warning, Error };
  explicit Banner(QWidget* parent = nullptr) : Banner(Kind::Info, parent) { hide(); }
  explicit Banner(Kind kind, QWidget* parent = nullptr);
  using QWidget::show;
  // `detail` stands below, smaller. Removes earlier buttons and shows itself; an empty message hides it.
  void show(Kind kind, const QString& message, const QString& detail = {});
  void clear();
  QPushButton* addAction(const QString& text);  // connect to its clicked(); lives until the next show()
  void setClosable(bool closable);
  QString message() const;
  Kind kind() const { return m_kind; }
  QSize sizeHint() const override;  // as high as its lines are at its width
  // The same in steps, for those who keep the banner's visibility themselves.
  void setKind(Kind kind);
  void setText(const QString& message, const QString& detail = {});

 Q_SIGNALS:
  void closed();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void retranslate();
  void placeActions();  // beside the text, or below it where that would leave it no room
  Kind m_kind = Kind::Info;
  bool m_closable = false;
  QLabel* m_icon;
  TextLabel* m_message;
  TextLabel* m_detail;
  QHBoxLayout* m_row;
  QVBoxLayout* m_text;
  QWidget* m_buttons;  // holds m_actions
  QHBoxLayout* m_actions;
  bool m_below = false, m_laidOut = false;
  QAbstractButton* m_close;
};

}  // namespace cloze
