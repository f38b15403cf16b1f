package dev.arbflow.connector.influxdb;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;

/**
 * Writes and reads the text form of a point.
 *
 * @see <a href="https://docs.influxdata.com/influxdb/v2/reference/syntax/line-protocol/">line
 *     protocol</a>
 */
final class LineProtocol {

    private LineProtocol() {}

    /** The point with its time in nanoseconds; empty if none of its fields has a finite value. */
    static String of(Point point) {
        return point.toLineProtocol(null, WritePrecision.NS);
    }

    /** The measurement of a line, still escaped. */
    static String measurement(String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) != ',' && line.charAt(end) != ' ') {
            end += line.charAt(end) == '\\' ? 2 : 1;
        }
        return line.substring(0, Math.min(end, line.length()));
    }
}
