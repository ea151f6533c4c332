package org.wwow.backup.dossier.signature;

/// What a lasting signature needs beside a key.
///
/// @param trust the anchors the signature is judged against before it is handed out
/// @param revocations lists that cover every certificate of the signatories and of the authorities
/// @param stamps the authorities of time
public record SigningMaterial(TrustAnchors trust, RevocationLists revocations, TimeStamps stamps) {}
