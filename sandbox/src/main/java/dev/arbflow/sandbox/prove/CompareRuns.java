package dev.arbflow.sandbox.prove;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares what a run left behind with what a clean run over the same topics left.
 *
 * <pre>
 * CompareRuns FOLDER CLEAN-FOLDER CRASHES
 * </pre>
 */
public final class CompareRuns {
    private CompareRuns() {}

    /**
     * Prints a line a place; the exit status is 1 if any differs.
     *
     * @param args folders of {@code scripts/servers.sh}, and the number of crashes in between
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Stores run = new Stores(Path.of(args[0]));
        Stores clean = new Stores(Path.of(args[1]));
        boolean fine = stores(run.holdings(), clean.holdings(), out);
        Mails mails = Mails.compare(run.mails(), clean.mails());
        out.println(mails.text());
        Runtime.getRuntime().halt(fine && mails.fine(Integer.parseInt(args[2])) ? 0 : 1);
    }

    static boolean stores(List<Holdings> run, List<Holdings> clean, PrintStream out) {
        boolean fine = true;
        for (int i = 0; i < run.size(); i++) {
            Holdings.Difference difference = run.get(i).comparedWith(clean.get(i));
            out.println(difference.text());
            fine &= difference.none();
        }
        return fine;
    }
}
