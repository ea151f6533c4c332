package org.wwow.backup.dossier.bag;

/// What a bag can be found to break or to leave doubtful (RFC 8493). Its sentence stands in `bag.properties`.
public enum BagRule {
    /// `bagit.txt` is not there.
    DECLARATION_MISSING,
    /// `bagit.txt` is not two lines of the stated form.
    DECLARATION_MALFORMED,
    /// The version is none of those known: 0.93 to 0.97 and 1.0.
    VERSION_UNKNOWN,
    /// The encoding of the tag files is none that can be read here.
    ENCODING_UNKNOWN,
    /// A tag file begins with a byte-order mark where none may stand, or is not in its encoding.
    TAG_FILE_UNREADABLE,
    /// A tag file, line or list is longer than a bag may make a reader hold.
    TOO_LONG,
    /// There is no payload manifest at all.
    MANIFEST_MISSING,
    /// A line of a manifest or of `fetch.txt` has not the form it must have.
    LINE_MALFORMED,
    /// A manifest's algorithm cannot be computed here.
    ALGORITHM_UNKNOWN,
    /// A manifest's algorithm no longer resists collisions.
    ALGORITHM_WEAK,
    /// A path leads out of the bag, or could on some system.
    PATH_OUTSIDE,
    /// A manifest lists a path that belongs into the other kind of manifest.
    PATH_MISPLACED,
    /// A path is written with `./` before it.
    PATH_RELATIVE,
    /// A path is not in Unicode's normal form C.
    PATH_NOT_NFC,
    /// A path of a bag of version 1.0 holds a percent sign that escapes nothing.
    PATH_ESCAPE,
    /// A line marks its file as binary, as `md5sum` does.
    LINE_BINARY_MARK,
    /// One manifest lists a path twice.
    LISTED_TWICE,
    /// A file stands under another spelling of the path: other case or other normal form.
    LISTED_OTHERWISE,
    /// Two files differ only by case or normal form.
    NAMES_COLLIDE,
    /// A file that an operating system leaves by itself is listed or there, and not both.
    SYSTEM_FILE,
    /// A listed file is not there.
    FILE_MISSING,
    /// A listed file would have to be fetched from elsewhere first.
    FILE_NOT_FETCHED,
    /// A payload file is not listed where it must be.
    FILE_UNLISTED,
    /// A tag file is not listed in a tag manifest.
    TAG_FILE_UNLISTED,
    /// A file's bytes are not those of the manifest.
    DIGEST_DIFFERS,
    /// A line of `bag-info.txt` has not the form it must have.
    INFO_MALFORMED,
    /// `Payload-Oxum` says other sizes than are there.
    OXUM_DIFFERS,
    /// Something is neither a file nor a folder.
    NOT_A_FILE
}
