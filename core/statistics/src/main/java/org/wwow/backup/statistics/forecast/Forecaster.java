package org.wwow.backup.statistics.forecast;

/// One way to forecast every area of a panel.
interface Forecaster {
    /// Its name in a result.
    String label();

    /// Cumulative probabilities by area and point of the grid.
    ///
    /// @param panel nothing at or after step `known` may be read
    /// @param known how many steps are known
    /// @param ahead the forecast is of step `known + ahead − 1`
    /// @param grid ascending counts, every count seen among them
    double[][] cumulative(AreaPanel panel, int known, int ahead, long[] grid);
}
