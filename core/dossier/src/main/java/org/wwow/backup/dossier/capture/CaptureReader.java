package org.wwow.backup.dossier.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.mov.QuickTimeDirectory;
import com.drew.metadata.mp3.Mp3Directory;
import com.drew.metadata.mp4.Mp4Directory;
import com.drew.metadata.xmp.XmpDirectory;

import org.wwow.backup.dossier.bag.BagSource;

/// Reads what a file says of its making, with the library metadata-extractor. Every file is taken for hostile: one
/// that cannot be read is said to be so and stays an exhibit.
public final class CaptureReader {
    private static final int STATEMENTS = 2_000;
    private static final int TEXT = 500;

    private final List<CaptureStatement> statements = new ArrayList<>();
    private final List<ClaimedTime> times = new ArrayList<>();
    private final List<ClaimedPlace> places = new ArrayList<>();

    private CaptureReader() {}

    /// Reads a file of any kind.
    ///
    /// @throws IOException if its bytes cannot be opened
    public static CaptureRecord read(BagSource file) throws IOException {
        Manifested c2pa;
        try (InputStream bytes = file.open()) {
            c2pa = C2paPresence.of(bytes);
        }
        Manifested proofmode;
        try (InputStream bytes = file.open()) {
            proofmode = ProofModePresence.of(bytes);
        }
        var reader = new CaptureReader();
        boolean readable = reader.readAll(file);
        return new CaptureRecord(reader.statements, reader.times, reader.places, c2pa, proofmode, readable);
    }

    private boolean readAll(BagSource file) throws IOException {
        try (InputStream bytes = file.open()) {
            Metadata metadata = ImageMetadataReader.readMetadata(bytes);
            boolean whole = true;
            for (Directory directory : metadata.getDirectories()) {
                take(directory);
                whole &= !directory.hasErrors();
            }
            return whole;
        } catch (ImageProcessingException | EOFException | RuntimeException notReadable) {
            return false;
        }
    }

    private void take(Directory directory) {
        CaptureSource source = source(directory);
        for (Tag tag : directory.getTags()) {
            String text = Optional.ofNullable(tag.getDescription()).orElse("");
            say(source, tag.getTagName(), text);
        }
        switch (directory) {
            case GpsDirectory gps -> takeGps(gps);
            case ExifDirectoryBase exif -> takeExif(exif);
            case XmpDirectory xmp -> takeXmp(xmp);
            case Mp4Directory mp4 -> takeUtc(CaptureSource.MP4, mp4, Mp4Directory.TAG_CREATION_TIME);
            case QuickTimeDirectory film -> takeUtc(CaptureSource.QUICKTIME, film,
                    QuickTimeDirectory.TAG_CREATION_TIME);
            default -> {
                // No other part says a time or a place in a form of its own.
            }
        }
    }

    private void say(CaptureSource source, String name, String text) {
        if (statements.size() < STATEMENTS) {
            statements.add(new CaptureStatement(source, name, text.length() <= TEXT ? text : text.substring(0, TEXT)));
        }
    }

    private static CaptureSource source(Directory directory) {
        return switch (directory) {
            case GpsDirectory gps -> CaptureSource.GPS;
            case ExifDirectoryBase exif -> CaptureSource.EXIF;
            case XmpDirectory xmp -> CaptureSource.XMP;
            case IptcDirectory iptc -> CaptureSource.IPTC;
            case Mp4Directory mp4 -> CaptureSource.MP4;
            case QuickTimeDirectory film -> CaptureSource.QUICKTIME;
            case Mp3Directory sound -> CaptureSource.MP3;
            default -> CaptureSource.FORMAT;
        };
    }

    private void takeGps(GpsDirectory gps) {
        Optional.ofNullable(gps.getGeoLocation())
                .filter(place -> !place.isZero())
                .ifPresent(place -> place(CaptureSource.GPS, place.getLatitude(), place.getLongitude()));
        Optional.ofNullable(gps.getGpsDate()).ifPresent(at -> utc(CaptureSource.GPS, "GPS Date/Time", at));
    }

    private void takeExif(ExifDirectoryBase exif) {
        exifTime(exif, ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL, ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL);
        exifTime(exif, ExifSubIFDDirectory.TAG_DATETIME_DIGITIZED, ExifSubIFDDirectory.TAG_TIME_ZONE_DIGITIZED);
        if (exif instanceof ExifIFD0Directory) {
            exifTime(exif, ExifIFD0Directory.TAG_DATETIME, ExifSubIFDDirectory.TAG_TIME_ZONE);
        }
    }

    private void exifTime(ExifDirectoryBase exif, int tag, int zone) {
        Optional.ofNullable(exif.getString(tag))
                .flatMap(WrittenTime::exif)
                .ifPresent(local -> times.add(new ClaimedTime(CaptureSource.EXIF, exif.getTagName(tag), local,
                        Optional.ofNullable(exif.getString(zone)).flatMap(WrittenTime::offset))));
    }

    private void takeXmp(XmpDirectory xmp) {
        xmp.getXmpProperties().forEach((path, text) -> {
            say(CaptureSource.XMP, path, text);
            if (path.endsWith(":CreateDate") || path.endsWith(":DateCreated") || path.endsWith(":DateTimeOriginal")) {
                WrittenTime.iso(text, (local, offset) -> times.add(new ClaimedTime(CaptureSource.XMP, path, local,
                        offset)));
            }
        });
    }

    private void takeUtc(CaptureSource source, Directory directory, int tag) {
        Optional.ofNullable(directory.getDate(tag)).ifPresent(at -> utc(source, directory.getTagName(tag), at));
    }

    private void utc(CaptureSource source, String name, Date at) {
        Instant instant = at.toInstant();
        // A film's clock that was never set says 1904; such a time claims nothing.
        if (instant.isAfter(WrittenTime.EARLIEST)) {
            times.add(new ClaimedTime(source, name, LocalDateTime.ofInstant(instant, ZoneOffset.UTC),
                    Optional.of(ZoneOffset.UTC)));
        }
    }

    private void place(CaptureSource source, double latitude, double longitude) {
        if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
            places.add(new ClaimedPlace(source, latitude, longitude));
        }
    }
}
