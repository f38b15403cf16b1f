/**
 * The binary form of {@code market.books} and {@code market.trades}: Simple Binary Encoding in a
 * frame with length and checksum. The messages are described in {@code src/main/sbe/market.xml},
 * from which the build makes the package {@code wire}.
 *
 * <p>Allowed imports: {@code java.*}, Agrona's buffers, {@code dev.arbflow.market}, and {@code
 * fields}, {@code json} and {@code tables} beside it; no Flink.
 */
package dev.arbflow.jobs.io.sbe;
