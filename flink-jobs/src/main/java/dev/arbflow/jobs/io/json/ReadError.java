package dev.arbflow.jobs.io.json;

/** A record that is not what its topic holds; the message is one line that says why. */
public class ReadError extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    /**
     * @param message made one line of at most 300 characters
     */
    public ReadError(String message) {
        super(oneLine(message));
    }

    private static String oneLine(String message) {
        String line = String.valueOf(message).replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
