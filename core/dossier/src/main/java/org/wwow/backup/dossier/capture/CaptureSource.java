package org.wwow.backup.dossier.capture;

/// Which part of a file says something of its making. Each is written by a device or a person and can be false.
public enum CaptureSource {
    /// Tags of the camera in a picture (Exif 2.32).
    EXIF,
    /// The receiver's own position and time inside Exif.
    GPS,
    /// Adobe's XMP packet.
    XMP,
    /// IPTC's record of news pictures.
    IPTC,
    /// The boxes of an MP4 file (ISO 14496-12).
    MP4,
    /// The atoms of a QuickTime film.
    QUICKTIME,
    /// The frame heads of an MP3 file.
    MP3,
    /// The file's format itself: size, depth, compression.
    FORMAT
}
