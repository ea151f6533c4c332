package org.wwow.backup.server.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;

/// Statements that travel to PostgreSQL together and are answered together, in the caller's transaction.
///
/// They run in the order in which they were given, each with a view of its own: a lock that one of them takes is held
/// when the next one reads. What a deposit costs is mostly the number of its journeys, not of its statements.
///
/// Danger: none has run before [#go]. One that fails stops those after it, as it would alone.
public final class RoundTrip {
    private static final Map<String, Form> FORMS = new ConcurrentHashMap<>();

    private final JdbcTemplate database;
    private final List<Statement> statements = new ArrayList<>();
    private boolean gone;

    RoundTrip(JdbcTemplate database) {
        this.database = database;
    }

    /// Adds a question.
    ///
    /// @param sql with named parameters, a constant of the program: its parsed form is kept
    public <T> Asked<T> ask(String sql, RowMapper<T> rows) {
        var asked = new Asked<>(sql, rows);
        statements.add(asked);
        return asked;
    }

    /// Adds a change.
    ///
    /// @param sql as for [#ask]
    public Told tell(String sql) {
        var told = new Told(sql);
        statements.add(told);
        return told;
    }

    /// From here to the end of the transaction nothing waits longer than this for what others hold: it fails instead.
    public void waitAtMost(Duration time) {
        ask("select set_config('lock_timeout', :most, true)", (row, _) -> row.getString(1))
                .with("most", time.toMillis() + "ms");
    }

    /// Sends them all and reads every answer; nothing is sent where there is nothing.
    public void go() {
        if (gone) {
            throw new IllegalStateException("A round trip is made once.");
        }
        gone = true;
        if (statements.isEmpty()) {
            return;
        }
        String sql = statements.stream().map(Statement::positional).collect(Collectors.joining(";\n"));
        database.execute(sql, (PreparedStatementCallback<Integer>) this::run);
    }

    private Integer run(PreparedStatement prepared) throws SQLException {
        int at = 1;
        for (Statement statement : statements) {
            for (Object value : statement.values()) {
                StatementCreatorUtils.setParameterValue(prepared, at++, SqlTypeValue.TYPE_UNKNOWN, value);
            }
        }
        prepared.execute();
        for (Statement statement : statements) {
            statement.read(prepared);
            prepared.getMoreResults();
        }
        return at - 1;
    }

    /// A statement as it is written and as it travels; no value of ours stands for several.
    private record Form(ParsedSql named, String positional) {
        static Form of(String sql) {
            ParsedSql named = NamedParameterUtils.parseSqlStatement(sql);
            return new Form(named, NamedParameterUtils.substituteNamedParameters(named, null));
        }
    }

    /// One of the statements.
    abstract static sealed class Statement {
        private final Form form;
        private final MapSqlParameterSource values = new MapSqlParameterSource();

        Statement(String sql) {
            this.form = FORMS.computeIfAbsent(sql, Form::of);
        }

        void put(String name, @Nullable Object value) {
            values.addValue(name, value);
        }

        String positional() {
            return form.positional();
        }

        @Nullable
        Object[] values() {
            return NamedParameterUtils.buildValueArray(form.named(), values, null);
        }

        abstract void read(PreparedStatement answered) throws SQLException;
    }

    /// What a question will be answered with.
    public static final class Asked<T> extends Statement {
        private final RowMapper<T> mapper;
        private @Nullable List<T> rows;

        private Asked(String sql, RowMapper<T> mapper) {
            super(sql);
            this.mapper = mapper;
        }

        /// Gives a parameter its value.
        public Asked<T> with(String name, @Nullable Object value) {
            put(name, value);
            return this;
        }

        /// The rows of the answer.
        ///
        /// @throws NullPointerException before the round trip
        public List<T> rows() {
            return Objects.requireNonNull(rows, "The round trip was not made.");
        }

        /// The first row, if there is one.
        public Optional<T> first() {
            return rows().stream().findFirst();
        }

        @Override
        void read(PreparedStatement answered) throws SQLException {
            List<T> read = new ArrayList<>();
            try (ResultSet result = Objects.requireNonNull(answered.getResultSet())) {
                while (result.next()) {
                    read.add(mapper.mapRow(result, read.size()));
                }
            }
            rows = List.copyOf(read);
        }
    }

    /// What a change will have done.
    public static final class Told extends Statement {
        private int changed = -1;

        private Told(String sql) {
            super(sql);
        }

        /// Gives a parameter its value.
        public Told with(String name, @Nullable Object value) {
            put(name, value);
            return this;
        }

        /// How many rows it changed.
        ///
        /// @throws IllegalStateException before the round trip
        public int changed() {
            if (changed < 0) {
                throw new IllegalStateException("The round trip was not made.");
            }
            return changed;
        }

        @Override
        void read(PreparedStatement answered) throws SQLException {
            changed = answered.getUpdateCount();
        }
    }
}
