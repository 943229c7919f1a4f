package org.onegrid.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/** Writes rows by {@code copy … from stdin} on the connection of the running transaction. Thread-safe. */
@Component
public class Copy {

    private final DataSource dataSource;

    Copy(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Copies rows in; when the writer fails or the database refuses a row, none of them is there.
     *
     * @param table   name of the table, from the program and never from input
     * @param columns names of the columns, likewise, in the order of the values of {@link Rows#add}
     * @param writer  adds the rows
     * @return the number of rows
     */
    public long into(String table, List<String> columns, Consumer<Rows> writer) {
        return run(command(table, columns, ""), copy -> {
            Rows rows = new Rows(copy, columns.size());
            writer.accept(rows);
            rows.flush();
        });
    }

    /** The same in PostgreSQL's binary format, for many rows of numbers. */
    public long binary(String table, List<String> columns, Consumer<BinaryRows> writer) {
        return run(command(table, columns, " (format binary)"), copy -> {
            BinaryRows rows = new BinaryRows(copy, columns.size());
            writer.accept(rows);
            rows.end();
        });
    }

    private static String command(String table, List<String> columns, String format) {
        return "copy " + table + " (" + String.join(", ", columns) + ") from stdin" + format;
    }

    private long run(String sql, Consumer<CopyIn> fill) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            try {
                fill.accept(copy);
                return copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            var translated = new SQLErrorCodeSQLExceptionTranslator(dataSource).translate("copy", sql, e);
            throw translated != null ? translated : new DataAccessResourceFailureException(sql, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
