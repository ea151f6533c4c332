package org.wwow.backup.server.database;

/// A role of the local PostgreSQL and its password.
record Role(String name, String password) {
    @Override
    public String toString() {
        return "Role[" + name + "]";
    }
}
