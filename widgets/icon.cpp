#include <widgets/icon.h>

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

namespace cloze {

namespace {

class ThemeIconEngine : public QIconEngine {
 public:
  ThemeIconEngine(QString name, Tone tone) : m_name(std::move(name)), m_tone(tone) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const int side = std::min(rect.width(), rect.height());
    const QPixmap pixmap = iconPixmap(m_name, colorOf(mode, state), side, painter->device()->devicePixelRatioF());
    painter->drawPixmap(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, pixmap);
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return scaledPixmap(size, mode, state, 1.0);
  }

  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
    const qreal ratio = scale > 0 ? scale : 1.0;
    QPixmap picture = iconPixmap(m_name, colorOf(mode, state),
                                 static_cast<int>(std::lround(std::min(size.width(), size.height()) / ratio)), ratio);
    return picture;
  }

  QIconEngine* clone() const override { return new ThemeIconEngine(m_name, m_tone); }

 private:
  QColor colorOf(QIcon::Mode mode, QIcon::State state) const {
    const Theme& theme = Theme::get();
    if (mode == QIcon::Disabled) {
      QColor faint = theme.color(Tone::Secondary);
      faint.setAlphaF(0.5F);
      return faint;
    }
    if (state == QIcon::On) return theme.color(Tone::Accent);
    return theme.color(m_tone);
  }

  QString m_name;
  Tone m_tone;
};

}  // namespace

QIcon themeIcon(const QString& name, Tone tone) {
  return QIcon(new ThemeIconEngine(name, tone));
}

QPixmap iconPixmap(const QString& name, const QColor& color, int size, qreal devicePixelRatio) {
  const QString key =
      QStringLiteral("cloze/%1/%2/%3/%4").arg(name, color.name(QColor::HexArgb)).arg(size).arg(devicePixelRatio);
  QPixmap pixmap;
  if (QPixmapCache::find(key, &pixmap)) return pixmap;
  const int pixels = std::max(1, static_cast<int>(std::lround(size * devicePixelRatio)));
  pixmap = QPixmap(pixels, pixels);
  pixmap.fill(Qt::transparent);
  QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
  if (file.open(QIODevice::ReadOnly)) {
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter);
  }
  pixmap.setDevicePixelRatio(devicePixelRatio);
  QPixmapCache::insert(key, pixmap);
  return pixmap;
}

}  // namespace cloze
