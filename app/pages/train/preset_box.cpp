#include <app/pages/train/preset_box.h>

#include <widgets/controls.h>
#include <widgets/icon.h>
#include <widgets/option_texts.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>

namespace cloze {

namespace {
constexpr int kOwn = -1;  // in the place of a built-in preset's number
}

PresetBox::PresetBox(PresetStore* store, QWidget* parent) : QWidget(parent), m_store(store) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  m_label = new TextLabel(TextRole::Body, Tone::Secondary, QString(), this);
  m_list = new QComboBox(this);
  m_list->setObjectName(QStringLiteral("preset"));
  m_list->setMinimumWidth(200);
  m_label->setBuddy(m_list);
  m_remove = new QToolButton(this);
  m_remove->setObjectName(QStringLiteral("preset-delete"));
  m_remove->setIcon(themeIcon(QStringLiteral("trash")));
  m_remove->setAutoRaise(true);
  row->addWidget(m_label);
  row->addWidget(m_list);
  row->addWidget(m_remove);
  connect(m_list, &QComboBox::activated, this, &PresetBox::activate);
  connect(m_list, &QComboBox::currentIndexChanged, this, &PresetBox::refreshRemove);
  connect(m_remove, &QToolButton::clicked, this, [this] { Q_EMIT removeWanted(m_list->currentText()); });
  retranslate();
}

void PresetBox::activate(int index) {
  const int number = m_list->itemData(index).toInt();
  if (number == kOwn)
    Q_EMIT ownChosen(m_list->itemText(index));
  else
    Q_EMIT builtInChosen(presets()[static_cast<size_t>(number)]);
}

void PresetBox::choose(const QString& ownName) {
  for (int i = 0; i < m_list->count(); ++i)
    if (m_list->itemText(i) == ownName && m_list->itemData(i) == kOwn) m_list->setCurrentIndex(i);
}

void PresetBox::chooseNone() {
  m_list->setCurrentIndex(-1);
}

void PresetBox::refresh() {
  // A built-in preset is known by its number: its name follows the language.
  const QVariant number = m_list->currentData();
  const QString name = m_list->currentText();
  m_list->clear();
  int next = 0;
  for (const Preset& preset : presets()) {
    m_list->addItem(presetName(preset), next++);
    m_list->setItemData(m_list->count() - 1, presetAbout(preset), Qt::ToolTipRole);
  }
  const QStringList own = m_store->ownNames();
  if (!own.isEmpty()) m_list->insertSeparator(m_list->count());
  for (const QString& each : own) m_list->addItem(each, kOwn);
  chooseNone();
  if (!number.isValid()) return;
  if (number == kOwn)
    choose(name);
  else
    m_list->setCurrentIndex(m_list->findData(number));
}

void PresetBox::refreshRemove() {
  m_remove->setVisible(m_list->currentIndex() >= 0 && m_list->currentData() == kOwn);
}

void PresetBox::retranslate() {
  m_label->setText(tr("&Preset"));
  m_list->setPlaceholderText(tr("Choose a preset"));
  m_list->setAccessibleName(tr("Preset"));
  m_remove->setToolTip(tr("Delete this preset"));
  m_remove->setAccessibleName(m_remove->toolTip());
  refresh();
  refreshRemove();
}

}  // namespace cloze
