// The list of presets above the form, and the button that deletes one of one's own. GUI thread only.
#pragma once

#include <app/pages/train/preset_store.h>
#include <core/spec/option_table.h>

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace cloze {

class PresetBox : public QWidget {
  Q_OBJECT
 public:
  explicit PresetBox(PresetStore* store, QWidget* parent = nullptr);
  void choose(const QString& ownName);  // shows it as the chosen one, without applying it
  void chooseNone();
  void refresh();  // the store has others now; the chosen one stays chosen while it is there
  void retranslate();

 Q_SIGNALS:
  void builtInChosen(const Preset& preset);
  void ownChosen(const QString& name);
  void removeWanted(const QString& ownName);

 private:
  void activate(int index);
  void refreshRemove();

  PresetStore* m_store;
  QLabel* m_label;
  QComboBox* m_list;
  QToolButton* m_remove;
};

}  // namespace cloze
