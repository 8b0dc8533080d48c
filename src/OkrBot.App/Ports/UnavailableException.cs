namespace OkrBot.App.Ports;

/// <summary>What keeps a port's data is busy or gave no answer in time. What was asked for may have happened all the same.</summary>
public abstract class UnavailableException(string message, Exception? inner) : Exception(message, inner);
