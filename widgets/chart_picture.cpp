#include <widgets/chart_picture.h>

#include <widgets/theme.h>

#include <widgets/chart_plot.h>
#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace cloze {

namespace {

constexpr double kPngScale = 2;

void paintOn(QPaintDevice* device, const QSize& size, double scale, bool vectors,
             const std::function<void(QCPPainter*)>& paint) {
  QCPPainter painter;
  painter.begin(device);
  if (vectors) painter.setMode(QCPPainter::pmVectorized);
  painter.setMode(QCPPainter::pmNoCaching);
  painter.scale(scale, scale);
  painter.fillRect(QRect(QPoint(0, 0), size), Theme::get().tokens().ground);
  painter.setRenderHint(QPainter::Antialiasing);
  paint(&painter);
  painter.end();
}

QByteArray pngOf(const QSize& size, const std::function<void(QCPPainter*)>& paint) {
  QImage image(size * kPngScale, QImage::Format_RGB32);
  image.setDevicePixelRatio(kPngScale);
  paintOn(&image, size, 1, false, paint);
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return bytes;
}

QByteArray svgOf(const QSize& size, const std::function<void(QCPPainter*)>& paint) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setSize(size);
  generator.setViewBox(QRect(QPoint(0, 0), size));
  paintOn(&generator, size, 1, true, paint);
  return bytes;
}

QByteArray pdfOf(const QSize& size, const std::function<void(QCPPainter*)>& paint) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setResolution(96);
  writer.setPageSize(QPageSize(QSizeF(size) * 72.0 / 96.0, QPageSize::Point));
  writer.setPageMargins(QMarginsF());
  paintOn(&writer, size, 1, true, paint);
  return bytes;
}

}  // namespace

bool savePictureOf(const QString& file, const QSize& size, const std::function<void(QCPPainter*)>& paint,
                   QString* error) {
  const QString ending = QFileInfo(file).suffix().toLower();
  QByteArray bytes;
  if (ending == QLatin1String("png")) {
    bytes = pngOf(size, paint);
  } else if (ending == QLatin1String("svg")) {
    bytes = svgOf(size, paint);
  } else if (ending == QLatin1String("pdf")) {
    bytes = pdfOf(size, paint);
  } else {
    if (error) {
      *error = QCoreApplication::translate(
                   "cloze::Picture", "%1: a picture can be saved as .png, .svg or .pdf; choose one of these endings.")
                   .arg(file);
    }
    return false;
  }
  QSaveFile out(file);
  if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit()) {
    if (error) {
      *error = QCoreApplication::translate("cloze::Picture", "%1 could not be written: %2. Choose another folder.")
                   .arg(file, out.errorString());
    }
    return false;
  }
  return true;
}

}  // namespace cloze
