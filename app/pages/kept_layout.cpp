#include <app/pages/kept_layout.h>

namespace cloze {

void keepLayout(TableManners* table, SettingsService* settings, const QString& key) {
  if (!settings) return;
  table->setLayout(settings->value(key).toMap());
  QObject::connect(table, &TableManners::layoutChanged, table,
                   [table, settings, key] { settings->setValue(key, table->layout()); });
}

}  // namespace cloze
