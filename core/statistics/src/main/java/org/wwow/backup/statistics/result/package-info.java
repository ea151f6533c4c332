/// One form for all results, and its three prints: text for people, JSON and CSV for programs.
@NullMarked
package org.wwow.backup.statistics.result;

import org.jspecify.annotations.NullMarked;
