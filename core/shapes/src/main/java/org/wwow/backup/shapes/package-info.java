/// Holds the graph of a dossier to the shapes of CASE and UCO (check 35), for whoever builds one.
@org.jspecify.annotations.NullMarked
package org.wwow.backup.shapes;
