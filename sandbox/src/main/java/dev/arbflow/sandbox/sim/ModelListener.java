package dev.arbflow.sandbox.sim;

/** Is told what happens in the model, in the order of model time. */
public interface ModelListener {

    /** A listing's book changed, perhaps by trades. */
    void stepped(BookStep step);

    /** A dislocation begins: the step that shows it follows. */
    void dislocated(Dislocation dislocation);
}
