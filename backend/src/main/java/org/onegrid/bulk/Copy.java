package org.onegrid.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Writes rows by {@code copy … from stdin}, and reads many of them by {@code copy … to stdout}, on the connection of the running
 * transaction. Thread-safe.
 */
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

    /**
     * Reads the rows of a query in binary format, each while the database still makes the next ones. A copy takes no
     * parameters: values that the query needs are bound as settings of the transaction ({@code set_config(…, true)}) and read
     * in it by {@code (select current_setting(…))}.
     *
     * @param query   from the program and never from input
     * @param columns how many values a row has
     * @param each    looks at one row after the other; what it throws ends the reading
     */
    public void out(String query, int columns, Consumer<CopiedRow> each) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        String sql = "copy (" + query + ") to stdout (format binary)";
        try {
            CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
            try {
                CopiedRow row = new CopiedRow(columns);
                for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                    if (row.take(message)) {
                        each.accept(row);
                    }
                }
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw translated(sql, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
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
            throw translated(sql, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private DataAccessException translated(String sql, SQLException e) {
        DataAccessException translated = new SQLErrorCodeSQLExceptionTranslator(dataSource).translate("copy", sql, e);
        return translated != null ? translated : new DataAccessResourceFailureException(sql, e);
    }
}
