package org.wwow.backup.sealing;

/// A value of the protocol's JSON: RFC 8785 and I-JSON without null, fractions and large integers (section 1).
///
/// Every value is valid from its construction on, so writing one never fails.
public sealed interface JsonValue permits JsonObject, JsonArray, JsonText, JsonInteger, JsonBoolean {}
